// Reads codes with jsQR: for each PNG named on a line of stdin one line, the bytes in hexadecimal
// figures, or "-". usage: node decode.js MODULES < LIST
"use strict";
const fs = require("fs");
const modules = process.argv[2];
const jsQR = require(modules + "/jsqr");
const { PNG } = require(modules + "/pngjs");
for (const file of fs.readFileSync(0, "utf8").split("\n").filter(Boolean)) {
    const png = PNG.sync.read(fs.readFileSync(file));
    const code = jsQR(new Uint8ClampedArray(png.data), png.width, png.height);
    console.log(code ? Buffer.from(code.binaryData).toString("hex") : "-");
}
