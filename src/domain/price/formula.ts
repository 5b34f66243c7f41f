/** What a price formula may name: amounts of the SKU in units of the shop's currency; undefined where the SKU has none. */
export const FORMULA_NAMES = ['price', 'cost', 'compareAt', 'floor'] as const
export type FormulaName = (typeof FORMULA_NAMES)[number]
export type FormulaValues = Readonly<Record<FormulaName, number | undefined>>

/** A formula that can be computed: NaN where a name that it needs has no value, or where it divides by 0. */
export type Formula = (values: FormulaValues) => number

/** Why a text is no formula, and where: an offset into the text. */
export interface FormulaError {
  why: 'empty' | 'unknownName' | 'unexpected' | 'notClosed' | 'arguments'
  at: number
  /** What stands there. */
  text: string
}

const CALLS: Record<string, (args: readonly number[]) => number> = {
  min: (args) => Math.min(...args),
  max: (args) => Math.max(...args),
  round: ([value, step = 1]) => Math.round(value / step) * step,
}
/** Full-width signs as a Chinese keyboard writes them. */
const WIDE: Record<string, string> = { '（': '(', '）': ')', '，': ',', '＋': '+', '－': '-', '×': '*', '÷': '/', '％': '%' }

interface Token {
  kind: 'number' | 'name' | 'sign' | 'end'
  text: string
  at: number
}

/** Reads `max(cost / 0.6, price * 90%)`: + - * / and %, parentheses, min, max, round(value, step), and the names of FORMULA_NAMES. */
export function readFormula(text: string): { ok: true; formula: Formula } | { ok: false; error: FormulaError } {
  try {
    return { ok: true, formula: new Reader(tokensOf(text)).read() }
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, error: error.error }
    throw error
  }
}

class Unreadable extends Error {
  constructor(readonly error: FormulaError) {
    super(error.why)
  }
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  const plain = Array.from(text, (sign) => WIDE[sign] ?? sign).join('')
  const pattern = /\s*(?:(\d+(?:\.\d+)?|\.\d+)|([a-zA-Z]+)|(\S))/gy
  for (let match = pattern.exec(plain); match; match = pattern.exec(plain)) {
    const [all, number, name, sign = ''] = match
    const found = number ?? name ?? sign
    tokens.push({ kind: number ? 'number' : name ? 'name' : 'sign', text: found, at: match.index + all.length - found.length })
  }
  return [...tokens, { kind: 'end', text: '', at: text.length }]
}

/** By precedence: sums of products of values. */
class Reader {
  #at = 0

  constructor(readonly tokens: readonly Token[]) {}

  read(): Formula {
    if (this.#now().kind === 'end') this.#fail('empty')
    const formula = this.#sum()
    if (this.#now().kind !== 'end') this.#fail('unexpected')
    return formula
  }

  #now(): Token {
    return this.tokens[this.#at]
  }

  #fail(why: FormulaError['why'], { at, text }: Token = this.#now()): never {
    throw new Unreadable({ why, at, text })
  }

  #takes(sign: string): boolean {
    if (this.#now().kind !== 'sign' || this.#now().text !== sign) return false
    this.#at++
    return true
  }

  #sum(): Formula {
    let left = this.#product()
    for (;;) {
      const before = left
      if (this.#takes('+')) {
        const right = this.#product()
        left = (values) => before(values) + right(values)
      } else if (this.#takes('-')) {
        const right = this.#product()
        left = (values) => before(values) - right(values)
      } else return left
    }
  }

  #product(): Formula {
    let left = this.#value()
    for (;;) {
      const before = left
      if (this.#takes('*')) {
        const right = this.#value()
        left = (values) => before(values) * right(values)
      } else if (this.#takes('/')) {
        const right = this.#value()
        left = (values) => {
          const by = right(values)
          return by === 0 ? Number.NaN : before(values) / by
        }
      } else return left
    }
  }

  #value(): Formula {
    if (this.#takes('-')) {
      const value = this.#value()
      return (values) => -value(values)
    }
    const value = this.#plain()
    return this.#takes('%') ? (values) => value(values) / 100 : value
  }

  #plain(): Formula {
    const token = this.#now()
    if (this.#takes('(')) return this.#closed(token)
    if (token.kind === 'number') {
      this.#at++
      const value = Number(token.text)
      return () => value
    }
    if (token.kind !== 'name') this.#fail('unexpected')
    this.#at++
    const name = FORMULA_NAMES.find((each) => each.toLowerCase() === token.text.toLowerCase())
    if (name) return (values) => values[name] ?? Number.NaN
    const call = Object.hasOwn(CALLS, token.text.toLowerCase()) ? CALLS[token.text.toLowerCase()] : undefined
    if (!call) this.#fail('unknownName', token)
    if (!this.#takes('(')) this.#fail('arguments')
    return this.#call(call, token)
  }

  #closed(open: Token): Formula {
    const value = this.#sum()
    if (!this.#takes(')')) this.#fail('notClosed', open)
    return value
  }

  #call(call: (args: readonly number[]) => number, name: Token): Formula {
    const args = [this.#sum()]
    while (this.#takes(',')) args.push(this.#sum())
    if (!this.#takes(')')) this.#fail('notClosed', name)
    const most = name.text.toLowerCase() === 'round' ? 2 : Infinity
    if (args.length > most) this.#fail('arguments', name)
    return (values) => call(args.map((arg) => arg(values)))
  }
}
