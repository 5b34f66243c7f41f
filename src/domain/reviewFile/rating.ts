/** How a file says how pleased a buyer is: stars, points of ten, or good, fair, bad. */
export const RATING_SCALES = ['five', 'ten', 'words'] as const
export type RatingScale = (typeof RATING_SCALES)[number]

const WORDS: readonly (readonly [rating: number, words: RegExp])[] = [
  [1, /^(?:差评|差|不满意|非常不满意|很不满意|bad|negative|poor|terrible|dissatisfied|unhappy)$/],
  [3, /^(?:中评|中|一般|还行|neutral|average|mixed|fair|ok|okay)$/],
  [5, /^(?:好评|好|满意|非常满意|很满意|推荐|good|positive|great|excellent|satisfied|happy)$/],
]
const NUMBER = /^(\d{1,2}(?:[.,]\d+)?)(?:(?:\/|outof)(5|10)(?:stars?)?|星|颗星|分|stars?|points?)?$/

/** NaN: the cell tells none; Infinity: it cannot be read. Stars and words are read on every scale but their own numbers. */
export function readRating(text: string, scale: RatingScale): number {
  const plain = text.toLowerCase().replace(/\s/g, '')
  if (plain === '' || /^[-—–/]+$/.test(plain)) return Number.NaN
  const drawn = /^(?:(?:★|⭐|☆)\uFE0F?)+$/.test(plain) ? (plain.match(/★|⭐/g)?.length ?? 0) : 0
  if (drawn > 0) return drawn <= 5 ? drawn : Number.POSITIVE_INFINITY
  const word = WORDS.find(([, words]) => words.test(plain))
  if (word) return word[0]
  const found = NUMBER.exec(plain)
  if (!found) return Number.POSITIVE_INFINITY
  const points = Number(found[1].replace(',', '.'))
  const of = found[2] === undefined ? scale : found[2] === '10' ? 'ten' : 'five'
  if (of === 'words') return Number.POSITIVE_INFINITY
  if (of === 'ten') return points <= 10 ? Math.max(1, Math.round(points / 2)) : Number.POSITIVE_INFINITY
  // Platforms write 0 where no star was given.
  if (points === 0) return Number.NaN
  return points >= 1 && points <= 5 ? Math.round(points) : Number.POSITIVE_INFINITY
}

/** The scale that a column of ratings seems to have. */
export function guessScale(texts: readonly string[]): RatingScale {
  const told = texts.filter((text) => text.trim() !== '')
  if (told.filter((text) => Number.isFinite(readRating(text, 'words'))).length * 2 > told.length) return 'words'
  const reads = (scale: RatingScale) => told.filter((text) => readRating(text, scale) !== Number.POSITIVE_INFINITY).length
  return reads('ten') > reads('five') ? 'ten' : 'five'
}
