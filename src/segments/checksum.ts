/** Of a file that is derived: bytes that were changed, lost or mixed up give another number. No proof against who wants to deceive. */
export function checksum(bytes: Uint8Array): number {
  const whole = bytes.byteLength - (bytes.byteLength % 4)
  const words =
    bytes.byteOffset % 4 === 0 ? new Uint32Array(bytes.buffer, bytes.byteOffset, whole / 4) : new Uint32Array(bytes.slice(0, whole).buffer)
  let sum = bytes.byteLength
  for (let i = 0; i < words.length; i++) sum = Math.imul((sum << 13) | (sum >>> 19), 5) + words[i]
  for (let i = whole; i < bytes.byteLength; i++) sum = Math.imul((sum << 13) | (sum >>> 19), 5) + bytes[i]
  return sum >>> 0
}
