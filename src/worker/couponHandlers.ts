import { CommerceError } from '~/commerce/errors'
import type { CouponBatch } from '~/domain/coupon'
import { codeAt, plainCode } from '~/domain/couponCode'
import { type CouponUse, figuresOf, followUpOf, usersOf } from '~/domain/couponUse'
import { sightOf } from '~/domain/customer'
import { mayRun } from '~/domain/person'
import { promotionState } from '~/domain/promotion/promotion'
import { isoTime } from '~/lib/isoTime'
import { guardedCell } from '~/lib/csv/write'
import { codeColumn, CodeReader, importCodes, type PreparedCodes } from '~/store/couponImport'
import type { BatchRow, CodeFileAnswer, CodeRow, UseRow } from '~/store/couponLists'
import { openTraffic, readTextRows } from '~/store/import/openTraffic'
import { Pacer } from '~/store/import/pacer'
import type { CouponCalls } from './couponCalls'
import { type Coupons, couponsOf } from './couponUses'
import { csvFile } from './csvFile'
import type { CallContext } from './protocol'
import type { OpenShop } from './shop'
import { customersOf } from './shopCustomers'

const REFUSED_SHOWN = 200

/** Batches of coupons, their codes and what they were used for. */
export function couponHandlers(openShop: () => Promise<OpenShop>): CouponCalls {
  return {
    ...fileCalls(openShop),

    async 'coupons.list'({ now }) {
      const coupons = await couponsOf(await openShop())
      const rows = coupons.book.batches.map((batch) => rowOf(coupons, batch, now))
      return rows.toSorted((a, b) => b.batch.createdAt - a.batch.createdAt || (a.batch.key < b.batch.key ? -1 : 1))
    },

    async 'coupons.get'({ key, now }) {
      const coupons = await couponsOf(await openShop())
      const batch = batchOf(coupons, key)
      if (!batch) return null
      const [redemptions, uses] = [coupons.redemptionsOf(key), coupons.usesOf(batch)]
      const count = (who: 'used' | 'unused') => followUpOf(who, redemptions, uses).length
      return {
        ...rowOf(coupons, batch, now),
        imported: coupons.book.imported(key).length,
        untold: coupons.untoldOf(batch),
        followUp: { used: count('used'), unused: count('unused') },
      }
    },

    async 'coupons.codes'({ key, offset, limit }) {
      const open = await openShop()
      const coupons = await couponsOf(open)
      const batch = batchOf(coupons, key)
      const rows = batch ? await codesOf(open, coupons, batch) : { total: 0, at: () => expectNone(key) }
      const items = Array.from({ length: Math.max(0, Math.min(limit, rows.total - offset)) }, (_, at) => rows.at(offset + at))
      return { items, total: rows.total, version: await open.version() }
    },

    async 'coupons.uses'({ key, offset, limit }) {
      const open = await openShop()
      const coupons = await couponsOf(open)
      const batch = batchOf(coupons, key)
      const uses = batch ? coupons.usesOf(batch) : []
      const name = await namesOf(open)
      const items = uses.slice(offset, offset + limit).map((use) => ({ ...use, buyer: name(use.customer) }))
      return { items, total: uses.length, version: await open.version() }
    },

    async 'coupons.find'({ code }) {
      const open = await openShop()
      const coupons = await couponsOf(open)
      const owner = coupons.book.ownerOf(code)
      if (!owner) return null
      const { batch, place } = owner
      const found = place === undefined ? undefined : (await codesOf(open, coupons, batch)).at(place)
      return { batch, code: found?.code ?? batch.code ?? code, ...(found?.use ? { use: found.use } : {}) }
    },

    async 'coupons.followUp'({ batch, promotion, who }) {
      const coupons = await couponsOf(await openShop())
      const batches = coupons.book.batches.filter(({ key }) =>
        batch === undefined ? promotion !== undefined && usersOf(key, coupons.promotions).includes(promotion) : key === batch,
      )
      const redemptions = batches.flatMap(({ key }) => coupons.redemptionsOf(key))
      return {
        customers: followUpOf(
          who,
          redemptions,
          batches.flatMap((each) => coupons.usesOf(each)),
        ),
      }
    },
  }
}

type FileCalls = Pick<CouponCalls, 'coupons.export' | 'coupons.check' | 'coupons.import'>

/** Codes as files, out and in. */
function fileCalls(openShop: () => Promise<OpenShop>): FileCalls {
  /** What the last check of a file has found. */
  let prepared: PreparedCodes | undefined
  return {
    async 'coupons.export'({ key, words }) {
      const open = await openShop()
      const coupons = await couponsOf(open)
      const batch = batchOf(coupons, key)
      if (!batch) throw new CommerceError('notFound', `no batch ${key}`)
      const [{ zone }, rows] = await Promise.all([open.settings(), codesOf(open, coupons, batch)])
      const line = ({ code, use }: CodeRow) =>
        [code, use ? words.used : words.unused, use ? isoTime(use.at, zone) : '', use?.order ?? ''].map(guardedCell).join(',')
      const head = [words.code, words.state, words.usedAt, words.order].map(guardedCell).join(',')
      return csvFile([head, ...Array.from({ length: rows.total }, (_, at) => line(rows.at(at)))])
    },

    async 'coupons.check'({ key, file }, context) {
      prepared = undefined
      const { book } = await couponsOf(await openShop())
      const answer = await readCodes(new CodeReader(book, key), file, context)
      if (answer.codes) prepared = { batch: key, file: file.name, codes: answer.codes }
      return answer.said
    },

    async 'coupons.import'({ commandId }) {
      const open = await openShop()
      const role = await open.role()
      if (!mayRun(role, 'coupon.import')) throw new CommerceError('forbidden', `${role} may not import codes`)
      if (!prepared) throw new CommerceError('conflict', 'the file has to be checked again')
      const outcome = await importCodes(open.db, prepared, commandId, open.author())
      if (!outcome.ok) return outcome
      open.changed(['coupons', 'journal'], await open.version())
      prepared = undefined
      return outcome
    },
  }
}

const batchOf = ({ book }: Coupons, key: string): CouponBatch | undefined => book.batches.find((batch) => batch.key === key)

function expectNone(key: string): never {
  throw new CommerceError('notFound', `no batch ${key}`)
}

function rowOf(coupons: Coupons, batch: CouponBatch, now: number): BatchRow {
  const { key } = batch
  const users = new Set(usersOf(key, coupons.promotions))
  return {
    batch,
    figures: figuresOf(batch, coupons.book.imported(key).length, coupons.redemptionsOf(key), coupons.usesOf(batch)),
    promotions: coupons.promotions
      .filter((promotion) => users.has(promotion.key))
      .map((promotion) => ({ key: promotion.key, name: promotion.name, state: promotionState(promotion, now) })),
  }
}

/** Names of buyers as whoever looks may see them. */
async function namesOf(open: OpenShop): Promise<(customer: string) => string> {
  const [customers, role] = await Promise.all([customersOf(open), open.role()])
  const sight = sightOf(role)
  return (customer) => (customer === '' ? '' : (customers.get(customer, sight)?.row.name ?? ''))
}

interface Codes {
  total: number
  at: (place: number) => CodeRow
}

/** The codes of a batch; none is made before it is asked for. */
async function codesOf(open: OpenShop, coupons: Coupons, batch: CouponBatch): Promise<Codes> {
  const name = await namesOf(open)
  const shown = (use: CouponUse | undefined): { use?: UseRow } => (use ? { use: { ...use, buyer: name(use.customer) } } : {})
  const uses = coupons.usesOf(batch)
  if (batch.way === 'claimed') {
    const held = coupons.redemptionsOf(batch.key).toSorted((a, b) => (b.claimedAt ?? 0) - (a.claimedAt ?? 0) || (a.key < b.key ? -1 : 1))
    const byKey = new Map(uses.map((use) => [use.key, use]))
    const row = (place: number): CodeRow => {
      const { key, customer, claimedAt } = held[place]
      return { key, code: '', customer, buyer: name(customer), ...(claimedAt ? { claimedAt } : {}), ...shown(byKey.get(key)) }
    }
    return { total: held.length, at: row }
  }
  const imported = coupons.book.imported(batch.key)
  const byCode = new Map(uses.flatMap((use) => (use.code ? [[plainCode(use.code), use] as const] : [])))
  const total = batch.way === 'single' ? batch.made + imported.length : 0
  return {
    total,
    at: (place) => {
      const code = place < batch.made ? codeAt(batch, place) : imported[place - batch.made]
      const use = byCode.get(plainCode(code))
      return { key: code, code, customer: use?.customer ?? '', buyer: name(use?.customer ?? ''), ...shown(use) }
    },
  }
}

/** Goes through a file of codes; `codes`: what can be written, where nothing of it is refused. */
async function readCodes(
  reader: CodeReader,
  file: File,
  { signal }: Pick<CallContext, 'signal'>,
): Promise<{ said: CodeFileAnswer; codes?: readonly string[] }> {
  const opened = await openTraffic(file)
  if (!opened.ok) return { said: { ok: false, why: 'unreadable' } }
  const { table } = opened
  const found = codeColumn(table.header)
  if (!found) return { said: { ok: false, why: 'columns' } }
  if (found.headless) reader.add(table.headerLine, table.header[0])
  for await (const rows of readTextRows(table, new Pacer(signal, () => undefined)))
    for (const { line, cells } of rows) reader.add(line, cells[found.column] ?? '')
  const { rows, same, fresh, refused } = reader.end()
  return {
    said: { ok: true, value: { rows, same, fresh: fresh.length, refused: refused.slice(0, REFUSED_SHOWN), refusedTotal: refused.length } },
    ...(refused.length === 0 ? { codes: fresh } : {}),
  }
}
