/** Chinese characters, each the first of its letter when characters are put in the order of pinyin; i, u and v begin no syllable. */
const FIRSTS = '阿八嚓哒妸发旮哈讥咔垃妈拏噢妑七呥仨他穵夕丫帀'
const LETTERS = 'abcdefghjklmnopqrstwxyz'

/**
 * Characters that are read in more ways than one, with the letters of the readings that titles of goods use. Their first reading is often not the one in the
 * collation: 长 is zhang there, and chang in 长袖.
 */
const SEVERAL: Readonly<Record<string, string>> = {
  长: 'cz',
  重: 'zc',
  行: 'hx',
  乐: 'ly',
  调: 'td',
  弹: 'td',
  便: 'bp',
  厦: 'xs',
  朝: 'zc',
  折: 'zs',
  藏: 'cz',
  盛: 'sc',
  单: 'ds',
  系: 'xj',
  降: 'jx',
  校: 'xj',
  圈: 'qj',
  卡: 'kq',
  壳: 'kq',
  率: 'ls',
  泊: 'bp',
  屏: 'pb',
  扁: 'bp',
  秘: 'mb',
  番: 'fp',
  解: 'jx',
  参: 'cs',
  传: 'cz',
  车: 'cj',
  会: 'hk',
  茄: 'qj',
  伽: 'jq',
  提: 'td',
  粘: 'nz',
  石: 'sd',
  术: 'sz',
  种: 'zc',
  属: 'sz',
  澄: 'cd',
  沓: 'td',
  曾: 'zc',
  尿: 'ns',
  弄: 'nl',
  咖: 'kg',
  奇: 'qj',
  攒: 'zc',
  轧: 'zy',
  叶: 'yx',
  合: 'hg',
  区: 'qo',
  匙: 'cs',
  蛤: 'gh',
  脯: 'fp',
  辟: 'bp',
  伺: 'cs',
  槛: 'jk',
  埔: 'bp',
  畜: 'cx',
  吁: 'xy',
  咳: 'kh',
  咯: 'gk',
}

/** Most ways in which one title is spelled. */
const MOST_SPELLINGS = 8

/** Letters of the character, by its code; '' for what is no Chinese character. Found once a character. */
const known = new Map<string, string>()
let collator: Intl.Collator | null | undefined

/** Sorts by pinyin; null where the browser has no such order. */
function pinyinOrder(): Intl.Collator | null {
  if (collator === undefined) {
    const made = new Intl.Collator('zh-CN-u-co-pinyin')
    collator = '八发讥它帀'.split('').every((first, at, all) => at === 0 || made.compare(all[at - 1], first) < 0) ? made : null
  }
  return collator
}

const isHan = (code: number): boolean => code >= 0x3400 && code <= 0x9fff

/** Letters that the pinyin of a character may begin with. */
function lettersOf(char: string): string {
  const before = known.get(char)
  if (before !== undefined) return before
  const letters = SEVERAL[char] ?? letterOf(char)
  known.set(char, letters)
  return letters
}

function letterOf(char: string): string {
  const order = pinyinOrder()
  if (!order) return ''
  let low = -1
  let high = FIRSTS.length
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (order.compare(FIRSTS[middle], char) <= 0) low = middle
    else high = middle
  }
  return low < 0 ? '' : LETTERS[low]
}

/**
 * The initials of a text's pinyin, `lyq` of 连衣裙, with letters and digits as they stand (lower case) and nothing else; several spellings, separated by blanks,
 * where a character is read in several ways. '' for a text without Chinese characters.
 */
export function pinyinInitials(text: string): string {
  let spellings = ['']
  let found = false
  for (const char of text.toLowerCase()) {
    const code = char.charCodeAt(0)
    const han = isHan(code)
    const letters = han ? lettersOf(char) : /[a-z0-9]/.test(char) ? char : ''
    if (letters === '') continue
    found ||= han
    const ways = spellings.length * letters.length > MOST_SPELLINGS ? letters[0] : letters
    spellings =
      ways.length === 1
        ? spellings.map((spelling) => spelling + ways)
        : spellings.flatMap((spelling) => ways.split('').map((way) => spelling + way))
  }
  return found ? spellings.join(' ') : ''
}
