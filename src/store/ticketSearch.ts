import type { MessageRow } from '~/domain/ticket'
import type { ShopDb } from './db'
import { withRoom } from './listingParts'
import { searchPart } from './searchText'
import { type Found, TicketBlock, type TicketTexts } from './ticketBlock'
import type { TicketColumns } from './ticketColumns'
import { wantedGrams } from './ticketGrams'
import type { TicketPackRow } from './ticketPackRow'
import type { TicketFiles } from './ticketPacks'
import { bySaid } from './ticketRows'

/** A ticket with all that was said in it. */
export interface SearchedTicket {
  row: number
  messages: readonly MessageRow[]
}

/** What is looked for. */
export interface TicketAsk {
  /** Folded; a text has to hold all of them. */
  words: readonly string[]
  /** 1 for rows of tickets that pass. */
  marks: Uint8Array
  /** Whether a text as it was may be found by whoever looks; absent: all may. */
  passes?: (text: string) => boolean
}

/** A text that was found. */
export interface FoundPlace {
  row: number
  block: TicketBlock
  /** Place among its texts. */
  at: number
}

/** What a user typed as words that are looked for, the longest first; none where nothing was typed. */
export const searchWords = (text: string): string[] =>
  [...new Set((searchPart(text) ?? '').split(/\s+/u))].filter((word) => word !== '').sort((one, other) => other.length - one.length)

/** Letters of more than a byte. */
const WIDE = /[\u0100-\uffff]/
/** Texts in one block, as they are read from rows. */
const BLOCK = 800
/** Changed texts beyond so many become a block that stays. */
const LOOSE_MOST = 800
/** Messages that are read from rows at once. */
const PART = 4_000
/** Blocks that are counted, or made, without looking up. */
const STEP = 64

/** Where the texts of a ticket are: nowhere yet, among those that changed, nowhere any more; else the id of a block. */
const UNKNOWN = 0
const LOOSE = 1
const GONE = 0xffff_ffff

const rest = (): Promise<void> => new Promise((go) => setTimeout(go))

/**
 * All that was said, and the subjects, to be searched at each stroke of a key. Texts lie in blocks, newest first, each of all that was said in some tickets: as they lie in files, or
 * as their rows were read. A ticket that changes moves into the block of those that changed; what it left behind is passed over, since every ticket is at home in one block.
 */
export class TicketSearch {
  readonly #columns: TicketColumns
  #home = new Uint32Array(0)
  #blocks: TicketBlock[] = []
  #nextId = LOOSE + 1
  /** By row. */
  readonly #loose = new Map<number, TicketTexts>()
  #looseBlock: TicketBlock | undefined
  /** Rows of tickets that lay in rows when all was read, until they are learnt. */
  #unread: number[] | undefined
  /** Files that are still to be learnt, with the positions of tickets that are not to be found there. */
  readonly #expected = new Map<string, { pack: TicketPackRow; gone: ReadonlySet<number> }>()
  readonly #learnt = new Set<string>()
  #learning: Promise<void> | undefined

  constructor(columns: TicketColumns) {
    this.#columns = columns
  }

  /** What lay in rows and in files when all was read: nothing of it is searched before it is learnt. */
  begin(rows: number[], packs: readonly TicketPackRow[]): void {
    this.#unread = rows
    for (const pack of packs) this.#expected.set(pack.key, { pack, gone: new Set(pack.gone) })
  }

  /** The manifest of now. Of a file that came since, whatever is not known otherwise is right: tickets change as rows, of which this is told. */
  expect(packs: readonly TicketPackRow[]): void {
    for (const key of this.#expected.keys()) if (!packs.some((pack) => pack.key === key)) this.#expected.delete(key)
    for (const pack of packs)
      if (!this.#learnt.has(pack.key) && !this.#expected.has(pack.key)) this.#expected.set(pack.key, { pack, gone: new Set() })
  }

  /** Tickets that have changed, with all that was said in them by now, and rows of those that are gone. */
  change(tickets: readonly SearchedTicket[], gone: readonly number[] = []): void {
    if (tickets.length + gone.length === 0) return
    for (const { row, messages } of tickets) {
      this.#loose.set(row, this.#textsOf(row, messages))
      this.#settle(row, LOOSE)
    }
    for (const row of gone) {
      this.#loose.delete(row)
      this.#settle(row, GONE)
    }
    this.#looseBlock = undefined
    let count = 0
    for (const { texts } of this.#loose.values()) count += texts.length
    if (count > LOOSE_MOST) this.#keepLoose()
  }

  /** Whether all is learnt. */
  get isWhole(): boolean {
    return this.#unread === undefined && this.#expected.size === 0
  }

  /** Reads what is not learnt yet, rows first, the newest files next. What was asked for before is not asked for twice. */
  learn(store: { db: ShopDb; files: TicketFiles }, signal: AbortSignal): Promise<void> {
    this.#learning ??= this.#learnAll(store, signal).finally(() => {
      this.#learning = undefined
    })
    return this.#learning
  }

  /** The newest texts that hold all the words; `total` where all had to be looked at. */
  first(ask: TicketAsk, limit: number): { places: FoundPlace[]; total?: number } {
    const wanted = wantedGrams(ask.words)
    let found: FoundPlace[] = []
    let total = 0
    for (const block of this.#inOrder()) {
      if (found.length === limit && timeOf(found[limit - 1]) > block.newest) return { places: found }
      const own = block.mayHold(wanted) ? this.#in(block, ask) : []
      total += own.length
      if (own.length === 0) continue
      const places = own.map((at): FoundPlace => ({ row: block.row[at], block, at }))
      found = [...found, ...places].sort((one, other) => this.#compare(one, other)).slice(0, limit)
    }
    return { places: found, total }
  }

  /** How many texts hold all the words, in how many tickets. Throws the signal's reason when aborted. */
  async count(ask: TicketAsk, signal: AbortSignal): Promise<{ messages: number; tickets: number }> {
    const wanted = wantedGrams(ask.words)
    const seen = new Uint8Array(this.#columns.size)
    let messages = 0
    let tickets = 0
    for (const [at, block] of this.#inOrder().entries()) {
      if (at % STEP === STEP - 1) await rest()
      signal.throwIfAborted()
      if (!block.mayHold(wanted)) continue
      for (const place of this.#in(block, ask)) {
        const row = block.row[place]
        messages++
        tickets += 1 - seen[row]
        seen[row] = 1
      }
    }
    return { messages, tickets }
  }

  #compare(one: FoundPlace, other: FoundPlace): number {
    if (one.row === other.row) return timeOf(other) - timeOf(one) || one.at - other.at
    const { keys } = this.#columns
    return timeOf(other) - timeOf(one) || (keys[one.row] < keys[other.row] ? -1 : 1)
  }

  /** Places among the texts of a block. */
  #in(block: TicketBlock, { words, marks, passes }: TicketAsk): number[] {
    return block.find(words).filter((at) => {
      const row = block.row[at]
      return marks[row] === 1 && this.#home[row] === block.id && (!passes || passes(block.texts.textAt(at)))
    })
  }

  /** Blocks, the newest first. */
  #inOrder(): TicketBlock[] {
    if (this.#loose.size === 0) return this.#blocks
    this.#looseBlock ??= new TicketBlock(LOOSE, [...this.#loose.values()])
    return [...this.#blocks, this.#looseBlock].sort((one, other) => other.newest - one.newest)
  }

  #settle(row: number, home: number): void {
    this.#home = withRoom(this.#home, row + 1, Uint32Array)
    this.#home[row] = home
  }

  #isUnknown(row: number): boolean {
    return row >= this.#home.length || this.#home[row] === UNKNOWN
  }

  /** The subject stands before what was said. */
  #textsOf(row: number, messages: readonly Found[]): TicketTexts {
    const { plain, numbers } = this.#columns
    const subject = { key: '', at: numbers.created[row], from: '', note: false, text: plain.subject[row] }
    return { row, texts: [subject, ...[...messages].sort(bySaid)] }
  }

  #keepLoose(): void {
    this.#add([...this.#loose.values()])
    this.#loose.clear()
    this.#looseBlock = undefined
  }

  /** Tickets in Latin letters have a block of their own: a string of such letters alone takes half the room, and half the time. */
  #add(tickets: readonly TicketTexts[]): void {
    const wide = tickets.filter(({ texts }) => texts.some(({ text }) => WIDE.test(text)))
    const others = new Set(wide)
    for (const part of [wide, tickets.filter((each) => !others.has(each))]) {
      if (part.length === 0) continue
      const block = new TicketBlock(this.#nextId++, part)
      for (const { row } of part) this.#settle(row, block.id)
      this.#blocks.push(block)
    }
    this.#blocks.sort((one, other) => other.newest - one.newest)
  }

  async #learnAll({ db, files }: { db: ShopDb; files: TicketFiles }, signal: AbortSignal): Promise<void> {
    if (this.#unread) await this.#learnRows(db, this.#unread, signal)
    this.#unread = undefined
    while (this.#expected.size > 0) {
      const [next] = [...this.#expected.values()].sort((one, other) => other.pack.writtenAt - one.pack.writtenAt)
      await this.#learnPack(files, next, signal)
      this.#expected.delete(next.pack.key)
      this.#learnt.add(next.pack.key)
    }
  }

  async #learnPack(
    files: TicketFiles,
    { pack, gone }: { pack: TicketPackRow; gone: ReadonlySet<number> },
    signal: AbortSignal,
  ): Promise<void> {
    const head = await files.head(pack)
    if (!head) return
    for (let at = pack.firsts.length - 1; at >= 0; at--) {
      const first = pack.firsts[at]
      const chunk = await files.chunk(pack, at)
      signal.throwIfAborted()
      if (!chunk) continue
      const said = chunk.byTicket()
      const tickets: TicketTexts[] = []
      for (let position = first; position < (pack.firsts[at + 1] ?? pack.tickets); position++) {
        const row = gone.has(position) ? undefined : this.#columns.rowOf(head.textAt('key', position))
        if (row !== undefined && this.#isUnknown(row)) tickets.push(this.#textsOf(row, said.get(position - first) ?? []))
      }
      this.#add(tickets)
    }
  }

  /** Messages are read ticket by ticket, since a ticket is learnt whole. One whose messages are away by now lies in a file, of which this will be told. */
  async #learnRows(db: ShopDb, rows: readonly number[], signal: AbortSignal): Promise<void> {
    const said = new Map<number, Found[]>()
    let last = ''
    for (let most = PART; ;) {
      const part = await db.messages.where('ticket').above(last).limit(most).toArray()
      signal.throwIfAborted()
      const cut = part.length < most ? undefined : part[part.length - 1].ticket
      const whole = part.filter(({ ticket }) => ticket !== cut)
      for (const { ticket, key, at, from, note, text } of whole) {
        const row = this.#columns.rowOf(ticket)
        if (row === undefined) continue
        const own = said.get(row)
        if (own) own.push({ key, at, from, note, text })
        else said.set(row, [{ key, at, from, note, text }])
      }
      if (cut === undefined) break
      // A ticket of which more was said than is read at once.
      if (whole.length === 0) most *= 2
      else last = whole[whole.length - 1].ticket
    }
    await this.#addNewest(rows, said, signal)
  }

  async #addNewest(rows: readonly number[], said: ReadonlyMap<number, readonly Found[]>, signal: AbortSignal): Promise<void> {
    const { updated, said: many } = this.#columns.numbers
    let block: TicketTexts[] = []
    let size = 0
    for (const row of rows.toSorted((one, other) => updated[other] - updated[one])) {
      const messages = said.get(row) ?? []
      if (!this.#isUnknown(row) || (messages.length === 0 && many[row] > 0)) continue
      block.push(this.#textsOf(row, messages))
      size += messages.length + 1
      if (size < BLOCK) continue
      this.#add(block)
      block = []
      size = 0
      await rest()
      signal.throwIfAborted()
    }
    this.#add(block.filter(({ row }) => this.#isUnknown(row)))
  }
}

const timeOf = ({ block, at }: FoundPlace): number => block.at[at]
