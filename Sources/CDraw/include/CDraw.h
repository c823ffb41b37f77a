#ifndef CASEBOOK_DRAW_H
#define CASEBOOK_DRAW_H

/// Draws the pictures that come in, one after another, until there are no more.
///
/// A request is three numbers of 32 bits, the width, the height and the length of what follows, and an SVG; an answer is
/// two, 0 or 1 and a length, and a PNG or what was wrong. Numbers are little-endian. The first answer, unasked, is the
/// version of librsvg. It is looked for when the function is called: a machine without it still has the rest.
///
/// Returns 0 when all has been answered, 1 if there is no librsvg, 2 if something could not be read or written.
int casebook_draw(int input, int output);

#endif
