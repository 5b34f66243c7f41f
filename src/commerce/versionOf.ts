/**
 * A word for the state of a record, for platforms that have none of their own, or one that may stay the same through a change (a moment of whole seconds):
 * a digest of what was told, 53 bits wide. Fields are to come in the same order each time.
 */
export function versionOf(fields: unknown): string {
  const text = JSON.stringify(fields)
  let [a, b] = [0xdeadbeef, 0x41c6ce57]
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    a = Math.imul(a ^ code, 0x9e3779b1)
    b = Math.imul(b ^ code, 0x5f356495)
  }
  a = Math.imul(a ^ (a >>> 16), 0x85ebca6b) ^ Math.imul(b ^ (b >>> 13), 0xc2b2ae35)
  b = Math.imul(b ^ (b >>> 16), 0x85ebca6b) ^ Math.imul(a ^ (a >>> 13), 0xc2b2ae35)
  return (0x200000 * (b >>> 11) + (a >>> 0)).toString(36)
}
