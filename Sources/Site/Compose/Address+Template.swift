public import Addresses
public import Templates

extension Address: TemplateRepresentable {
  /// Text: the address as it is written.
  public static var shape: TemplateShape { .text }
  /// The address as it is written.
  public var templateValue: TemplateValue { .text(text) }
}
