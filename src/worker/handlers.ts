import type { KpiResult } from '~/analytics/query'
import { runKpi } from '~/analytics/runKpi'
import { CommerceError } from '~/commerce/errors'
import type { Command } from '~/domain/command'
import { execute } from '~/store/execute'
import { importHandlers } from './importHandlers'
import { listHandlers } from './listHandlers'
import type { CallContext, Changed, Handlers } from './protocol'
import { defaultSettings, type Loaded, OpenShop, toEntry } from './shop'

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

const handlers: Handlers = {
  async 'shop.open'({ shop: id }) {
    if (shopId !== id) {
      shopId = id
      shop = OpenShop.open(id)
      opened()
    }
    const open = await openShop()
    const [settings, version, packs, files] = await Promise.all([open.settings(), open.version(), open.packs.rows(), open.files.names()])
    const live = packs.filter((pack) => pack.live)
    const lost = live.some((pack) => !files.includes(pack.id))
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
    if (outcome.ok) open.changed([...AREAS[command.kind], 'journal'], await open.version())
    return outcome
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
    return withTitles(runKpi(loaded.dataset, query, signal), loaded)
  },

  async range() {
    return (await (await openShop()).loaded()).dataset.range ?? null
  },

  async 'mappings.list'() {
    const rows = await (await openShop()).db.mappings.toArray()
    return rows.map(({ key: _, ...mapping }) => mapping).sort((a, b) => a.name.localeCompare(b.name))
  },

  ...listHandlers(openShop),
  ...importHandlers(openShop, AUTHOR),
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
