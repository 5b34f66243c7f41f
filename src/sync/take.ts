import type { Remote, SyncArea } from '~/commerce/adapter'
import type { Capabilities } from '~/commerce/capabilities'
import { isEqual } from '~/lib/isEqual'
import type { AnyRow } from '~/store/rows'
import { type Clash, rerun } from './rerun'
import type { ConflictRow, OutboxRow } from '~/store/syncRows'
import type { SyncStep } from './syncStore'

/** In the place of a field: the record was taken away there, and set here. */
export const GONE = '*'

/** Takes records of the platform into the store: what is pending is decided again on top of them, and what clashes is kept for somebody to decide. */
export async function take(step: SyncStep, can: Capabilities, records: readonly Remote[]): Promise<void> {
  for (const record of records) {
    const known = await step.remote(record.area, record.key)
    if (known?.version === record.version) continue
    if (record.area === 'stock') await takeLevel(step, record)
    else if ('gone' in record) await takeAway(step, record.area, record.key)
    else await takeRecord(step, can, record.area, record.key, record.fields)
    const gone = 'gone' in record
    await step.putRemote(
      record.area,
      record.key,
      gone ? undefined : { key: nameOf(record.area, record.key), version: record.version, fields: { ...record.fields } },
    )
  }
}

export const nameOf = (area: SyncArea, key: string) => `${area}/${key}`

async function takeRecord(step: SyncStep, can: Capabilities, area: SyncArea, key: string, fields: object): Promise<void> {
  const pending = (await step.outbox())
    .filter(({ state }) => state !== 'refused')
    .flatMap((row) =>
      row.edits.flatMap((edit) => (edit.area === area && edit.key === key ? [{ row, edit, set: edit.set, before: edit.before }] : [])),
    )
  const theirs = onTop(await step.row(area, key), { ...fields }, can.areas[area].fields)
  const { row, edits, clashes } = rerun(theirs, pending)
  await step.putRow(area, key, row)
  for (const { edit, set, before } of edits) {
    edit.edit.set = set
    edit.edit.before = before
    await keepOrDrop(step, edit.row)
  }
  for (const { edit, clash } of clashes) await clashed(step, area, key, clash, edit.row.id)
  await settleOlder(step, area, key, theirs)
}

/** What is left of a command is still to be pushed; nothing left, and it is done with. */
async function keepOrDrop(step: SyncStep, row: OutboxRow): Promise<void> {
  row.edits = row.edits.filter(({ set, gone }) => gone || Object.keys(set).length > 0)
  if (row.edits.length === 0 && row.moves.length === 0) await step.dropOutbox(row.seq)
  else await step.putOutbox(row)
}

async function clashed(step: SyncStep, area: SyncArea, record: string, clash: Clash, command: string): Promise<void> {
  const key = `${nameOf(area, record)}/${clash.field}`
  const open = (await step.conflicts()).find((other) => other.key === key)
  const row: ConflictRow = open
    ? { ...open, mine: clash.mine, theirs: clash.theirs, commands: [...new Set([...open.commands, command])] }
    : { key, area, record, commands: [command], ...clash }
  await step.putConflict(row)
}

/** A conflict that is open shows what the platform has now. */
async function settleOlder(step: SyncStep, area: SyncArea, record: string, theirs: AnyRow): Promise<void> {
  for (const conflict of await step.conflicts()) {
    if (
      conflict.area !== area ||
      conflict.record !== record ||
      !(conflict.field in theirs) ||
      isEqual(theirs[conflict.field], conflict.theirs)
    )
      continue
    await step.putConflict({ ...conflict, theirs: theirs[conflict.field] })
  }
}

async function takeAway(step: SyncStep, area: SyncArea, key: string): Promise<void> {
  const rows = await step.outbox()
  for (const row of rows) {
    const own = row.edits.filter((edit) => edit.area === area && edit.key === key)
    if (own.length === 0 || row.state === 'refused') continue
    row.edits = row.edits.filter((edit) => !own.includes(edit))
    if (own.some(({ gone }) => !gone))
      await clashed(step, area, key, { field: GONE, before: undefined, mine: await step.row(area, key), theirs: undefined }, row.id)
    await keepOrDrop(step, row)
  }
  await step.putRow(area, key, undefined)
}

/** The ledger's sum is what the platform has, with the movements on top that it has not heard of. */
async function takeLevel(step: SyncStep, record: Remote): Promise<void> {
  const theirs = 'gone' in record ? 0 : 'onHand' in record.fields ? (record.fields.onHand ?? 0) : 0
  const pending = (await step.outbox())
    .filter(({ state }) => state !== 'refused')
    .flatMap(({ moves }) => moves)
    .reduce((sum, { sku, location, quantity }) => (`${location}\n${sku}` === record.key ? sum + quantity : sum), 0)
  const off = theirs + pending - (await step.onHand(record.key))
  if (off !== 0) await step.book(record.key, off)
}

/** The platform's record on what the store alone knows of it. Fields that the platform keeps and does not tell are empty there. */
function onTop(ours: AnyRow = {}, theirs: AnyRow, fields: readonly string[]): AnyRow {
  const row: AnyRow = { ...ours }
  for (const field of fields) if (!field.startsWith('sku:')) set(row, field, theirs[field])
  if (theirs.skus !== undefined) row.skus = skusOnTop(ours.skus, theirs.skus, fields)
  return row
}

function skusOnTop(ours: unknown, theirs: unknown, fields: readonly string[]): AnyRow[] {
  const own = new Map(list(ours).map((sku) => [sku.code, sku]))
  const known = fields.filter((field) => field.startsWith('sku:')).map((field) => field.slice(4))
  return list(theirs).map((sku) => {
    const row: AnyRow = { ...own.get(sku.code), code: sku.code }
    for (const field of known) set(row, field, sku[field])
    return row
  })
}

const isRow = (value: unknown): value is AnyRow => typeof value === 'object' && value !== null
const list = (value: unknown): AnyRow[] => (Array.isArray(value) ? value.filter(isRow) : [])

function set(row: AnyRow, field: string, value: unknown): void {
  if (value === undefined) delete row[field]
  else row[field] = value
}
