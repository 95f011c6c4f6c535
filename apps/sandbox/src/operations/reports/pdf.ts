/** Text at a position on an A4 page, in points from its lower left corner. */
export interface PdfText {
  x: number;
  y: number;
  size: number;
  text: string;
  bold?: boolean;
}

/** Writes a PDF file of one page (ISO 32000-1). Characters beyond Latin-1 become question marks; `line` is in points. */
export function writePdf(title: string, texts: readonly PdfText[], line: readonly (readonly [number, number])[]) {
  const path = line.map(([x, y], index) => `${x} ${y} ${index === 0 ? "m" : "l"}`).join(" ");
  const words = texts.map(
    ({ x, y, size, text, bold }) => `BT /${bold ? "F2" : "F1"} ${size} Tf ${x} ${y} Td (${literal(text)}) Tj ET`,
  );
  const content = [...words, ...(line.length > 0 ? [`${path} S`] : [])].join("\n");
  const font = (name: string) => `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>",
    `<< /Length ${Buffer.byteLength(content, "latin1")} >>\nstream\n${content}\nendstream`,
    font("Helvetica"),
    font("Helvetica-Bold"),
    `<< /Title (${literal(title)}) /Producer (Signet sandbox) >>`,
  ];
  let file = "%PDF-1.7\n";
  const places = objects.map((object, index) => {
    const place = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, "0")} 00000 n \n`;
  });
  const size = objects.length + 1;
  const trailer = `trailer\n<< /Size ${size} /Root 1 0 R /Info ${objects.length} 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  return Buffer.from(`${file}xref\n0 ${size}\n0000000000 65535 f \n${places.join("")}${trailer}`, "latin1");
}

function literal(text: string): string {
  return text.replace(/[^\x20-\x7e\xa0-\xff]/gu, "?").replace(/[\\()]/g, "\\$&");
}
