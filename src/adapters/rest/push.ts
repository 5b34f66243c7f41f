import { type Edit, type Pushed, type Pushing, type Remote, SYNC_AREAS } from '~/commerce/adapter'
import { key, list, Misshapen, objectOf, oneOf, optionalList, optionalText, readWhole, text, type Wire, within } from '~/commerce/readWire'
import { toDecimalText } from '~/domain/money'
import { readSkuField, WHOLE_SKU } from '~/domain/skuField'
import type { RestConnection } from './connection'
import { actToWire } from './actToWire'
import { readRecord, type WireShop } from './wire'

export async function push(connection: RestConnection, pushing: Pushing, signal: AbortSignal): Promise<Pushed> {
  const { id, kind, at, edits, moves, messages = [], acts = [] } = pushing
  const only = edits.length === 1 && moves.length + messages.length + acts.length === 0 ? edits[0]?.version : undefined
  const body = {
    kind,
    at: new Date(at).toISOString(),
    ...(edits.length > 0 && { edits: edits.map((edit) => toWire(edit, connection.shop)) }),
    ...(moves.length > 0 && {
      moves: moves.map(({ sku, location, quantity, kind: of, reason, ref }) => ({ sku, location, quantity, kind: of, reason, ref })),
    }),
    ...(messages.length > 0 && { messages: messages.map((message) => ({ ...message, at: new Date(message.at).toISOString() })) }),
  }
  if (acts.length > 0) Object.assign(body, { acts: acts.map(actToWire) })
  const headers: Record<string, string> = only === undefined ? {} : { 'If-Match': `"${only}"` }
  const { status, json } = await connection.put(`/commands/${encodeURIComponent(id)}`, body, headers, signal)
  return readWhole(`commands/${id}`, () => readOutcome(status, objectOf(json), connection.shop))
}

function readOutcome(status: number, from: Wire, shop: WireShop): Pushed {
  if (status === 422) return { ok: false, why: 'refused', problems: problemsOf(from) }
  const records = (status === 409 || status === 412 ? (optionalList(from, 'records') ?? []) : list(from, 'records')).map((item, i) =>
    within(`records.${i}`, () => anyRecord(objectOf(item), shop)),
  )
  return status === 409 || status === 412 ? { ok: false, why: 'conflict', records } : { ok: true, records }
}

function problemsOf(from: Wire) {
  const problems = (optionalList(from, 'problems') ?? []).map((item) => {
    const one = objectOf(item)
    const of = optionalText(one, 'key')
    const field = optionalText(one, 'field')
    return { says: text(one, 'says'), ...(of !== undefined && { key: of }), ...(field !== undefined && { field }) }
  })
  return problems.length > 0 ? problems : [{ says: optionalText(from, 'detail') ?? text(from, 'title') }]
}

function anyRecord(from: Wire, shop: WireShop): Remote {
  const area = oneOf(from, 'area', SYNC_AREAS)
  if (area === undefined) throw new Misshapen('area', 'missing')
  const head = { area, key: key(from, 'key'), version: key(from, 'version') }
  if (from.gone === true) return { ...head, gone: true }
  return { ...head, fields: within('record', () => readRecord(area, objectOf(from.record), shop)) }
}

const AMOUNTS = new Set(['price', 'compareAt', 'cost', 'floor'])
const TIMES = new Set(['stateSince', 'createdAt', 'listedAt'])

/** An edit as the contract has it: fields of SKUs gathered by code, amounts and times as text, null for what is taken away. */
export function toWire({ area, key: of, version, gone, set }: Edit, { currency }: WireShop) {
  const head = { area, key: of, ...(version !== undefined && { version }) }
  if (gone) return { ...head, gone }
  const fields: Record<string, unknown> = {}
  const skus: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(set)) {
    const inSku = readSkuField(name)
    if (!inSku) fields[name] = outOf(name, value, currency)
    else if (inSku.field === WHOLE_SKU) skus[inSku.code] = value === undefined ? null : wholeSku(objectOf(value), currency)
    else skus[inSku.code] = { ...asObject(skus[inSku.code]), [inSku.field]: outOf(inSku.field, value, currency) }
  }
  return { ...head, set: Object.keys(skus).length > 0 ? { ...fields, skus } : fields }
}

const asObject = (value: unknown) => (typeof value === 'object' && value !== null ? value : {})

const wholeSku = ({ code: _code, ...fields }: Wire, currency: string) =>
  Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, outOf(field, value, currency)]))

function outOf(field: string, value: unknown, currency: string): unknown {
  if (value === undefined) return null
  if (typeof value !== 'number') return value
  if (AMOUNTS.has(field)) return toDecimalText(value, currency)
  return TIMES.has(field) ? new Date(value).toISOString() : value
}
