import type { Remote, SyncArea } from '~/commerce/adapter'
import type { Capabilities } from '~/commerce/capabilities'
import { PLATFORM } from '~/domain/platform'
import { levelKey } from '~/domain/stock'
import { isEqual } from '~/lib/isEqual'
import { type AnyRow, fieldAt } from '~/store/rows'
import { isEmptyOut } from '~/store/outboxRows'
import type { ConflictRow, OutboxRow } from '~/store/syncRows'
import { onTop, withOwn } from './onTop'
import { type Clash, isSame, rerun } from './rerun'
import type { SyncPage, SyncStep } from './syncStore'

/** In the place of a field: the record was taken away there, and set here. */
export const GONE = '*'

export const nameOf = (area: SyncArea, key: string) => `${area}/${key}`

type Edit = OutboxRow['edits'][number]

/** An edit that waits; `edit` is what is left of it, `was` what the outbox has. */
interface Waiting {
  row: OutboxRow
  was: Edit
  edit: Edit | undefined
}

/** What waits, by the record that it is about. */
interface Pending {
  edits: Map<string, Waiting[]>
  moves: Map<string, number>
}

/** What one call of `take` works on. */
interface Taking {
  step: SyncStep
  can: Capabilities
  pending: Pending
  /** What was decided anew. */
  anew: Map<Edit, Edit | undefined>
  /** The commands that it is of. */
  touched: Set<OutboxRow>
  clashes: Clashed[]
}

/** A field of a record that a command set here, and somebody there. */
interface Clashed {
  key: string
  clash: Clash
  command: string
}

/**
 * Takes records of the platform into the store: what is pending is decided again on top of them, and what clashes is kept for somebody to decide.
 * `anew`: also those whose version is known, since what was pending on them has changed, or the platform's versions are too coarse to tell.
 * Records are decided without a wait between them: a transaction of a browser does not outlive a hundred waits for anything but the database.
 */
export async function take(step: SyncStep, can: Capabilities, records: readonly Remote[], anew = false): Promise<void> {
  if (records.length === 0) return
  const taking: Taking = { step, can, pending: pendingIn(await step.outbox()), anew: new Map(), touched: new Set(), clashes: [] }
  const inDispute = new Set((await step.conflicts()).flatMap(({ area, record, settled }) => (settled ? [] : [nameOf(area, record)])))
  for (const [area, own] of byArea(records)) {
    const page = await step.page(
      area,
      own.map(({ key }) => key),
    )
    const disputed: [string, AnyRow][] = []
    for (const record of own) {
      if (!anew && page.remote(record.key)?.version === record.version) continue
      const name = nameOf(record.area, record.key)
      if (record.area === 'stock') takeLevel(taking, page, record)
      else if ('gone' in record) takeAway(taking, page, record.area, record.key)
      else {
        const theirs = takeRecord(taking, page, record.area, record.key, { ...record.fields })
        if (inDispute.has(name)) disputed.push([record.key, theirs])
      }
      page.putRemote(record.key, 'gone' in record ? undefined : { key: name, version: record.version, fields: { ...record.fields } })
    }
    for (const { key, clash, command } of taking.clashes.splice(0)) await clashed(step, area, key, clash, command)
    for (const [key, theirs] of disputed) await settleOlder(taking, area, key, theirs)
    if (area === 'stock') await onOpenRaces(step, own)
  }
  for (const row of taking.touched) await keepOrDrop(taking, row)
}

function byArea(records: readonly Remote[]): Map<SyncArea, Remote[]> {
  const areas = new Map<SyncArea, Remote[]>()
  for (const record of records) {
    const own = areas.get(record.area)
    if (own) own.push(record)
    else areas.set(record.area, [record])
  }
  return areas
}

function pendingIn(outbox: readonly OutboxRow[]): Pending {
  const pending: Pending = { edits: new Map(), moves: new Map() }
  for (const row of outbox) {
    if (row.state === 'refused') continue
    for (const edit of row.edits) {
      const name = nameOf(edit.area, edit.key)
      const own = pending.edits.get(name)
      if (own) own.push({ row, was: edit, edit })
      else pending.edits.set(name, [{ row, was: edit, edit }])
    }
    for (const { location, sku, quantity } of row.moves) {
      const key = levelKey(location, sku)
      pending.moves.set(key, (pending.moves.get(key) ?? 0) + quantity)
    }
  }
  return pending
}

/** Returns the record as it is there. */
function takeRecord(taking: Taking, page: SyncPage, area: SyncArea, key: string, fields: AnyRow): AnyRow {
  const known = taking.can.areas[area].fields
  const ours = page.row(key)
  const theirs = onTop(ours, fields, known)
  let row: AnyRow | undefined = theirs
  const clashedFields = new Set<string>()
  for (const waiting of taking.pending.edits.get(nameOf(area, key)) ?? []) {
    const { edit } = waiting
    if (!edit) continue
    if (edit.gone) {
      const changed: AnyRow | undefined = row
      if (changed && Object.keys(edit.before).some((field) => !isSame(field, fieldAt(changed, field), edit.before[field], known))) {
        decided(taking, waiting, undefined)
        const clash = { field: GONE, before: edit.before, mine: undefined, theirs: changed }
        taking.clashes.push({ key, clash, command: waiting.row.id })
      } else row = undefined
      continue
    }
    const { row: next, edits, clashes } = rerun(row ?? {}, [edit], known, clashedFields)
    row = next
    for (const { set, before } of edits) decided(taking, waiting, Object.keys(set).length > 0 ? { ...edit, set, before } : undefined)
    for (const { clash } of clashes) taking.clashes.push({ key, clash, command: waiting.row.id })
  }
  page.putRow(key, row && withOwn(row, ours, known))
  return theirs
}

function decided({ anew, touched }: Taking, waiting: Waiting, edit: Edit | undefined): void {
  const { was, row } = waiting
  if (edit && waiting.edit && isEqual(edit, waiting.edit)) return
  waiting.edit = edit
  anew.set(was, edit)
  touched.add(row)
}

/** What is left of a command is still to be pushed; nothing left, and it is done with. */
async function keepOrDrop({ step, anew }: Taking, row: OutboxRow): Promise<void> {
  const edits = row.edits.flatMap((edit) => (anew.has(edit) ? (anew.get(edit) ?? []) : [edit]))
  const next = { ...row, edits }
  if (isEmptyOut(next)) await step.dropOutbox(row.seq)
  else await step.putOutbox(next)
}

export async function clashed(step: SyncStep, area: SyncArea, record: string, clash: Clash, command: string): Promise<void> {
  const key = `${nameOf(area, record)}/${clash.field}`
  const all = await step.conflicts()
  const open = all.find((other) => !other.settled && other.area === area && other.record === record && other.field === clash.field)
  if (open) {
    await step.putConflict({ ...open, mine: clash.mine, theirs: clash.theirs, commands: [...new Set([...open.commands, command])] })
    return
  }
  // One that was decided before keeps its values, so that its loser can still be brought back.
  const again = all.filter((other) => other.key === key || other.key.startsWith(`${key}~`)).length
  await step.putConflict({ key: again === 0 ? key : `${key}~${again}`, area, record, commands: [command], at: step.at, ...clash })
}

/** A conflict that is open shows what the platform has now; where that has become what was wanted here, there is nothing to decide any more. */
async function settleOlder({ step, can }: Taking, area: SyncArea, record: string, theirs: AnyRow): Promise<void> {
  for (const conflict of await step.conflicts()) {
    if (conflict.settled || conflict.area !== area || conflict.record !== record || conflict.field === GONE) continue
    const now = fieldAt(theirs, conflict.field)
    const known = can.areas[area].fields
    if (isSame(conflict.field, now, conflict.mine, known)) await step.putConflict(agreed(conflict, now, step.at))
    else if (!isSame(conflict.field, now, conflict.theirs, known)) await step.putConflict({ ...conflict, theirs: now })
  }
}

const agreed = (conflict: ConflictRow, theirs: unknown, at: number): ConflictRow => ({
  ...conflict,
  theirs,
  settled: { take: 'mine', at, who: PLATFORM },
})

function takeAway(taking: Taking, page: SyncPage, area: SyncArea, key: string): void {
  const own = taking.pending.edits.get(nameOf(area, key)) ?? []
  const mine = page.row(key)
  for (const waiting of own) {
    const { edit, row } = waiting
    if (!edit) continue
    decided(taking, waiting, undefined)
    if (edit.gone) continue
    taking.clashes.push({ key, clash: { field: GONE, before: undefined, mine, theirs: undefined }, command: row.id })
  }
  page.putRow(key, undefined)
}

/** What a platform says that there is of a level; nothing, where it knows of none. */
export const unitsOf = (level: Remote): number => ('fields' in level && 'onHand' in level.fields ? (level.fields.onHand ?? 0) : 0)

/** The ledger's sum is what the platform has, with the movements on top that it has not heard of. */
function takeLevel({ pending }: Taking, page: SyncPage, record: Remote): void {
  const off = unitsOf(record) + (pending.moves.get(record.key) ?? 0) - page.onHand(record.key)
  if (off !== 0) page.book(record.key, off)
}

/** Units that somebody has to decide about stay on top of what is there. */
async function onOpenRaces(step: SyncStep, records: readonly Remote[]): Promise<void> {
  const open = (await step.conflicts()).filter(({ area, settled }) => area === 'stock' && !settled)
  for (const conflict of open) {
    const level = records.find(({ key }) => key === conflict.record)
    if (!level) continue
    const theirs = unitsOf(level)
    if (theirs !== conflict.theirs)
      await step.putConflict({ ...conflict, theirs, mine: theirs + Number(conflict.mine) - Number(conflict.theirs) })
  }
}
