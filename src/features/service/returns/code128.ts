/** Widths of bars and gaps of the values 0–106 of Code 128 (ISO/IEC 15417), bar first; 103–105 begin, 106 ends. */
const PATTERNS =
  '212222222122222221121223121322131222122213122312132212221213221312231212112232122132122231113222123122123221223211221132221231213212223112312131311222321122321221312212322112322211212123212321232121111323131123131321112313132113132311211313231113231311112133112331132131113123113321133121313121211331231131213113213311213131311123311321331121312113312311332111314111221411431111111224111422121124121421141122141221112214112412122114122411142112142211241211221114413111241112134111111242121142121241114212124112124211411212421112421211212141214121412121111143111341131141114113114311411113411311113141114131311141411131211412211214211232' +
  '2331112'

const START_B = 104
const STOP = 106

/** The values of a text in set B, with its begin, its check digit and its end; undefined: it holds a sign that the set does not have. */
export function code128Values(text: string): number[] | undefined {
  const values = Array.from(text, (sign) => (sign.codePointAt(0) ?? 0) - 32)
  if (values.length === 0 || values.some((value) => value < 0 || value > 94)) return undefined
  const check = values.reduce((sum, value, at) => sum + value * (at + 1), START_B) % 103
  return [START_B, ...values, check, STOP]
}

/** Bars as [from, width] in modules, and how wide all of it is, with the quiet zones of ten modules. */
export function code128(text: string): { bars: [from: number, width: number][]; width: number } | undefined {
  const values = code128Values(text)
  if (!values) return undefined
  const bars: [number, number][] = []
  let at = 10
  for (const value of values) {
    const pattern = PATTERNS.slice(value * 6, value === STOP ? undefined : value * 6 + 6)
    Array.from(pattern, Number).forEach((width, part) => {
      if (part % 2 === 0) bars.push([at, width])
      at += width
    })
  }
  return { bars, width: at + 10 }
}
