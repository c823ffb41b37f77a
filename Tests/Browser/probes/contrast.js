// For each box of a text the least contrast of its colour with the pixels of the picture behind it, and how many of these
// contrast too little; the picture's upper edge lies at `top` on the page.
async ([data, top, boxes]) => {
  const image = new Image();
  image.src = data;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  context.drawImage(image, 0, 0);
  const scale = image.width / document.documentElement.clientWidth;
  const light = (r, g, b) => {
    const [x, y, z] = [r, g, b].map(v => (v /= 255) <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
    return .2126 * x + .7152 * y + .0722 * z;
  };
  return boxes.map(({ x, y, width, height, color, wants }) => {
    const ink = light(...color.match(/[\d.]+/g).slice(0, 3).map(Number));
    let least = 21, poor = 0, all = 0;
    const w = Math.floor(width * scale), h = Math.floor(height * scale);
    if (w < 1 || h < 1) return { least, poor, all };
    const pixels = context.getImageData(Math.ceil(x * scale), Math.ceil((y - top) * scale), w, h).data;
    for (let i = 0; i < pixels.length; i += 4) {
      if (pixels[i + 3] === 0) continue;
      const paper = light(pixels[i], pixels[i + 1], pixels[i + 2]);
      const contrast = (Math.max(ink, paper) + .05) / (Math.min(ink, paper) + .05);
      if (contrast < least) least = contrast;
      if (contrast < wants) poor += 1;
      all += 1;
    }
    return { least, poor, all };
  });
}
