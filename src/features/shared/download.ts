/** Hands a file to the browser's downloads. */
export function download(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // Browsers read the address after this task; a minute is more than any of them needs.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
