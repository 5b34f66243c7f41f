import type { Outcome } from '~/domain/command'
import { plainCode } from '~/domain/couponCode'
import { COUPON_LIMITS } from '~/domain/couponRules'
import { CouponBook } from './couponBook'
import type { Change, ShopDb } from './db'
import type { Decision } from './decide'
import { executeWith } from './execute'
import type { Author } from './journal'
import { changesTo } from './rows'

export type CodeRefusal = 'empty' | 'long' | 'twice' | 'taken'

/** A row of a file of codes that cannot be taken, and why: `other` is the row it repeats, or the batch that has the code. */
export interface RefusedCode {
  line: number
  code: string
  why: CodeRefusal
  other?: string
}

export interface CodeCheck {
  rows: number
  /** New to the batch. */
  fresh: string[]
  /** It has them already. */
  same: number
  refused: RefusedCode[]
}

const HEADERS = new Set([
  'code',
  'codes',
  'coupon',
  'couponcode',
  'discountcode',
  'vouchercode',
  '券码',
  '优惠码',
  '优惠券码',
  '兑换码',
  '卡券码',
])
const isHeader = (cell: string) => HEADERS.has(cell.toLowerCase().replace(/[\s_-]+/g, ''))

/** Where codes stand in a file; `headless`: its first row is one already. undefined: no column is called so, and there are several. */
export function codeColumn(header: readonly string[]): { column: number; headless: boolean } | undefined {
  const column = header.findIndex(isHeader)
  if (column >= 0) return { column, headless: false }
  return header.length === 1 ? { column: 0, headless: true } : undefined
}

/** Goes through the codes of a file row by row; nothing is written. */
export class CodeReader {
  readonly #seen = new Map<string, number>()
  readonly #check: CodeCheck = { rows: 0, fresh: [], same: 0, refused: [] }

  constructor(
    readonly book: CouponBook,
    readonly batch: string,
  ) {}

  add(line: number, cell: string): void {
    const code = cell.trim()
    const refuse = (why: CodeRefusal, other?: string) => void this.#check.refused.push({ line, code, why, ...(other ? { other } : {}) })
    this.#check.rows++
    const plain = plainCode(code)
    if (plain === '') return refuse('empty')
    if (code.length > COUPON_LIMITS.code) return refuse('long')
    const before = this.#seen.get(plain)
    if (before !== undefined) return refuse('twice', String(before))
    this.#seen.set(plain, line)
    const owner = this.book.ownerOf(plain)
    if (owner && owner.batch.key !== this.batch) return refuse('taken', owner.batch.name)
    if (owner) this.#check.same++
    else this.#check.fresh.push(code)
  }

  end(): CodeCheck {
    return this.#check
  }
}

/** What a check has found, to be written as it is. */
export interface PreparedCodes {
  batch: string
  file: string
  codes: readonly string[]
}

/** Codes to a row. */
const IN_ROW = 500

/** Writes codes of a file: all of them, or none where the batch is no batch of codes or one of them has become another's since. */
export async function importCodes(db: ShopDb, { batch, file, codes }: PreparedCodes, command: string, author: Author): Promise<Outcome> {
  const args = { key: batch, file, codes: codes.length }
  return executeWith(db, { id: command, kind: 'coupon.import', args }, author, () => decideCodes(db, batch, codes, command))
}

async function decideCodes(db: ShopDb, batch: string, codes: readonly string[], command: string): Promise<Decision> {
  const book = await CouponBook.of(db)
  const row = book.batches.find(({ key }) => key === batch)
  if (!row) return { refusal: { why: 'notFound', what: batch } }
  if (row.way !== 'single') return { refusal: { why: 'rule', rule: 'coupon.notSingle' } }
  if (codes.length === 0) return { refusal: { why: 'rule', rule: 'coupon.nothing' } }
  const most = COUPON_LIMITS.made
  if (row.made + book.imported(batch).length + codes.length > most)
    return { refusal: { why: 'rule', rule: 'coupon.tooMany', facts: { most } } }
  const taken = codes.find((code) => book.ownerOf(code) !== undefined)
  if (taken !== undefined) {
    const name = book.ownerOf(taken)?.batch.name ?? ''
    return { refusal: { why: 'rule', rule: 'coupon.codeTaken', facts: { code: taken, name } } }
  }
  const changes: Change[] = []
  // Rows of earlier files stand first: keys sort by how many codes there were.
  const before = book.imported(batch).length
  for (let at = 0; at < codes.length; at += IN_ROW) {
    const key = `${batch}/${String(before + at).padStart(8, '0')}/${command}`
    changes.push(...changesTo('couponCodes', key, undefined, { batch, codes: codes.slice(at, at + IN_ROW) }))
  }
  return { changes }
}
