import type { KpiResult } from '~/analytics/query'
import { runKpi } from '~/analytics/runKpi'
import { CommerceError } from '~/commerce/errors'
import type { Command } from '~/domain/command'
import { execute } from '~/store/execute'
import type { CallContext, Changed, Handlers } from './protocol'
import { defaultSettings, type Loaded, once, OpenShop, toEntry } from './shop'

let shop: Promise<OpenShop> | undefined
let shopId = ''

/** Calls that come before shop.open wait for it. */
let opened: () => void
const whenOpen = new Promise<void>((resolve) => {
  opened = resolve
})

async function openShop(): Promise<OpenShop> {
  await whenOpen
  if (!shop) throw new CommerceError('unavailable', 'no shop is open')
  return shop
}

/** Who writes the journal's lines until the shop has people of its own. */
const AUTHOR = 'owner'

const AREAS = {
  'shop.set': ['settings', 'orders', 'products'],
  'order.note': ['orders'],
  'product.edit': ['products', 'orders'],
  'mapping.save': ['mappings'],
  'mapping.delete': ['mappings'],
  'orders.import': ['orders', 'products'],
  undo: ['settings', 'orders', 'products', 'mappings'],
} as const satisfies Record<Command['kind'], readonly Changed['areas'][number][]>

/** Code that the first figures do not wait for. */
const lists = once(async () => (await import('./listHandlers')).listHandlers(openShop))
const imports = once(async () => (await import('./importHandlers')).importHandlers(openShop, AUTHOR))

const handlers: Handlers = {
  async 'shop.open'({ shop: id, zone }) {
    if (shopId !== id) {
      shopId = id
      shop = OpenShop.open(id, zone)
      opened()
    }
    const open = await openShop()
    const [settings, version, packs, files] = await Promise.all([open.settings(), open.version(), open.packs.rows(), open.files.names()])
    const live = packs.filter((pack) => pack.live)
    const lost = open.packs.lost.size > 0 || live.some((pack) => !files.includes(pack.id))
    return { settings, version, storage: open.files.backend, lost, hasOrders: live.length > 0 }
  },

  async 'shop.refresh'({ version }) {
    ;(await openShop()).refresh(version)
  },

  async 'shop.storage'() {
    const open = await openShop()
    const { usage = 0, quota = 0 } = await navigator.storage.estimate()
    return { usage, quota, persisted: await navigator.storage.persisted(), backend: open.files.backend }
  },

  async execute({ command }) {
    const open = await openShop()
    const outcome = await execute(open.db, defaultSettings(), command, { who: AUTHOR, at: Date.now() })
    if (!outcome.ok) return outcome
    open.changed([...AREAS[command.kind], 'journal'], await open.version())
    const orders = command.kind === 'undo' ? await open.packs.keptOf(command.args.command) : []
    return { ...outcome, kept: [...(outcome.kept ?? []), ...orders.map((key) => ({ key }))] }
  },

  async 'journal.list'({ offset, limit }) {
    const open = await openShop()
    const [total, rows, version] = await Promise.all([
      open.db.journal.count(),
      open.db.journal.reverse().offset(offset).limit(limit).toArray(),
      open.version(),
    ])
    return { items: rows.map(toEntry), total, version }
  },

  async kpi({ query }, { signal }) {
    const loaded = await (await openShop()).loaded()
    const aboutSkus = query.by === 'sku' || (query.filters?.sku?.length ?? 0) > 0
    const dataset = aboutSkus ? await loaded.bySku() : loaded.dataset
    return withTitles(runKpi(dataset, query, signal), loaded)
  },

  async range() {
    return (await (await openShop()).loaded()).dataset.range ?? null
  },

  async 'mappings.list'() {
    const rows = await (await openShop()).db.mappings.toArray()
    return rows.map(({ key: _, ...mapping }) => mapping).sort((a, b) => a.name.localeCompare(b.name))
  },

  'orders.list': async (...call) => (await lists())['orders.list'](...call),
  'orders.facets': async (...call) => (await lists())['orders.facets'](...call),
  'orders.get': async (...call) => (await lists())['orders.get'](...call),
  'orders.export': async (...call) => (await lists())['orders.export'](...call),
  'products.list': async (...call) => (await lists())['products.list'](...call),
  'products.get': async (...call) => (await lists())['products.get'](...call),
  'import.inspect': async (...call) => (await imports())['import.inspect'](...call),
  'import.preview': async (...call) => (await imports())['import.preview'](...call),
  'import.dryRun': async (...call) => (await imports())['import.dryRun'](...call),
  'import.refused': async (...call) => (await imports())['import.refused'](...call),
  'import.commit': async (...call) => (await imports())['import.commit'](...call),
}

/** The operator's own titles go before the file's. */
function withTitles(result: KpiResult, { edits }: Loaded): KpiResult {
  for (const row of result.rows ?? []) row.label = edits.get(row.key)?.title ?? row.label
  return result
}

function isCall(name: string): name is keyof Handlers {
  return Object.hasOwn(handlers, name)
}

/** Runs a call of the protocol by its name. */
export async function answer(name: string, args: unknown, context: CallContext): Promise<unknown> {
  if (!isCall(name)) throw new CommerceError('unsupported', `no call ${name}`)
  // The page and this worker are built from the same protocol, so the arguments of this name are of its type.
  const handler = handlers[name] as (args: unknown, context: CallContext) => Promise<unknown>
  return handler(args, context)
}
