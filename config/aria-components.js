// biome-ignore-all lint/complexity/useArrowFunction: ES5, see below
// Read by node at build time and bundled, untranspiled, into the mini-program: ES5 on purpose.
var aria = {
  "aria-label": "",
  "aria-role": "",
  "aria-hidden": "",
  "aria-disabled": "",
  "aria-checked": "",
  "aria-selected": "",
  "aria-expanded": "",
  "aria-live": "",
}
var tags = ["View", "Text", "Button", "Image", "Input", "Textarea", "Switch", "Slider", "Picker", "ScrollView"]
exports.components = tags.reduce(function (all, tag) {
  all[tag] = Object.assign({}, aria)
  return all
}, {})
