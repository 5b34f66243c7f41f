import type { Checked, FileFormat, ImportProgress } from '~/domain/importPlan'
import { isOver } from '~/domain/ticket'
import type { TicketFileColumns, TicketFilePlan, TicketInspection, TicketRowRefusal, TicketRules } from '~/domain/ticketFile/fields'
import { type MatchedTickets, matchTickets, type ShopTickets } from '~/domain/ticketFile/matchTickets'
import { SHOWN_TICKETS, type TicketDryRun } from '~/domain/ticketFile/plan'
import { detectTicketFile, holdsTickets, matchTicketColumns, missingTicketFields } from '~/domain/ticketFile/presets'
import { type ReadTickets, readTickets } from '~/domain/ticketFile/readTickets'
import { guessDateOrder } from '~/lib/csv/moment'
import { HeldFile } from './heldFile'
import { openTable } from './openTable'

const SAMPLE_ROWS = 20

/** What a check has found, ready to be written. */
export interface PreparedTickets {
  fileName: string
  bytes: number
  rows: number
  plan: TicketFilePlan
  read: ReadTickets
  matched: MatchedTickets
  /** The tickets that it was compared with, as they were. */
  shop: ShopTickets
  /** Id of the command that will write it. */
  command: string
}

/** Reads files of tickets; keeps the file that it was given last, and what the last check made of it. */
export class TicketImporter {
  readonly #held = new HeldFile()
  #prepared: PreparedTickets | undefined

  /** `zone`: of the shop, which files' times are read in. */
  constructor(readonly zone: () => Promise<string>) {}

  /** How a file would be read; null: its header is none of a file of tickets. `sure`: the user says that it is one. `flag`, `answered`: in the words of who imports. */
  async inspect(
    file: File,
    { format = {}, sure = false, ...words }: { format?: Partial<FileFormat>; sure?: boolean } & Pick<TicketRules, 'flag' | 'answered'>,
  ): Promise<Checked<TicketInspection | null>> {
    this.release()
    const opened = await openTable(file, format)
    if (!opened.ok) return sure ? opened : { ok: true, value: null }
    const { header, sample } = opened.table
    if (!sure && !holdsTickets(header)) return { ok: true, value: null }
    this.#held.hold(file, opened.table)
    const preset = detectTicketFile(header)
    const columns = matchTicketColumns(header, preset)
    const rules: TicketRules = {
      zone: await this.zone(),
      dateOrder: guessDateOrder(momentsIn(sample, columns)) ?? 'dmy',
      prefix: 'i-',
      channel: 'email',
      undated: 'now',
      ...words,
    }
    const value = { bytes: file.size, format: opened.table.format, header, sample: sample.slice(0, SAMPLE_ROWS), preset, columns, rules }
    return { ok: true, value }
  }

  /** Reads the whole file and compares it with the shop. `command`: the id that the import will have. Throws AbortError. */
  async dryRun(
    plan: TicketFilePlan,
    shop: ShopTickets,
    { command, now }: { command: string; now: number },
    context: { signal: AbortSignal; progress: (value: ImportProgress) => void },
  ): Promise<Checked<TicketDryRun>> {
    this.#prepared = undefined
    if (missingTicketFields(plan.columns).length > 0) return { ok: false, refusal: { why: 'missingColumns', fields: ['placedAt'] } }
    return this.#held.read(plan.format, context, async ({ name, bytes, header, rows }) => {
      const read = readTickets({ header, rows, columns: plan.columns, rules: plan.rules, now })
      const matched = matchTickets(read.tickets, shop, plan.rules, now)
      this.#prepared = { fileName: name, bytes, rows: rows.length, plan, read, matched, shop, command }
      return dryRunOf(this.#prepared, this.#held)
    })
  }

  /** All rows left out; `words` says why in the reader's language. */
  refused(words: Partial<Record<TicketRowRefusal, string>>): Blob {
    return this.#held.leftOut(this.#prepared?.read.refused ?? [], words)
  }

  prepared(): PreparedTickets | undefined {
    return this.#prepared
  }

  release(): void {
    this.#held.release()
    this.#prepared = undefined
  }
}

function momentsIn(sample: readonly (readonly string[])[], columns: TicketFileColumns): string[] {
  return (['at', 'firstAt', 'solvedAt'] as const).flatMap((field) => {
    const column = columns[field]
    return column === undefined ? [] : sample.map((row) => row[column] ?? '').filter((text) => text.trim() !== '')
  })
}

function dryRunOf({ rows, read, matched: { sets, changes, unchanged } }: PreparedTickets, held: HeldFile): TicketDryRun {
  const added = changes.filter(({ isNew }) => isNew)
  const days = added.map(({ at }) => at)
  const flagged = read.tickets.flatMap(({ row, flag, subject }) => (flag === undefined ? [] : [{ row, why: flag, text: subject }]))
  const flags: TicketDryRun['flags'] = {}
  for (const { why } of flagged) flags[why] = (flags[why] ?? 0) + 1
  return {
    rows,
    added: added.length,
    changed: sets.length - added.length,
    unchanged,
    changes: held.inLines([...changes.filter(({ isNew }) => !isNew), ...added].slice(0, SHOWN_TICKETS)),
    refusedRows: read.refused.length,
    refused: held.inLines(read.refused.slice(0, SHOWN_TICKETS)),
    flaggedRows: flagged.length,
    flagged: held.inLines(flagged.slice(0, SHOWN_TICKETS)),
    flags,
    open: added.filter((change) => !isOver(change)).length,
    ...(days.length > 0 && { firstAt: least(days), lastAt: -least(days.map((at) => -at)) }),
  }
}

const least = (values: readonly number[]): number => values.reduce((a, b) => Math.min(a, b))
