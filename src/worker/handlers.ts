import type { KpiResult } from '~/analytics/query'
import { CommerceError } from '~/commerce/errors'
import { type Area, AREAS } from '~/domain/area'
import type { CommandKind, ShopCommand } from '~/domain/command'
import { AREA_COMMANDS, isAreaKind } from '~/domain/commandTraits'
import { deleteShop } from '~/store/files'
import { countOrders, fileOf } from '~/store/packs'
import type { CallContext, Handlers } from './protocol'
import { busyWith } from './busy'
import { once } from './once'
import { packRows } from './packedRows'
import { OpenShop } from './shop'

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

/** What a command may change, besides the journal. */
const CHANGES = {
  'shop.set': ['settings', 'orders', 'products', 'customers', 'home'],
  'order.note': ['orders'],
  'product.edit': ['products', 'orders'],
  'mapping.save': ['mappings'],
  'mapping.delete': ['mappings'],
  'orders.import': ['orders', 'products', 'customers', 'home'],
  'import.failed': ['home'],
  'person.set': ['people'],
  'task.set': ['tasks', 'home'],
  'comment.add': ['comments'],
  'comment.remove': ['comments'],
  'attachment.add': ['attachments'],
  'attachment.remove': ['attachments'],
  'home.snooze': ['home'],
  'home.wake': ['home'],
  'customer.edit': ['customers'],
  'goal.set': ['goals'],
  'goal.remove': ['goals'],
  'audience.set': ['audiences'],
  'audience.remove': ['audiences'],
  'traffic.import': ['traffic'],
  'catalog.import': ['listings', 'products', 'stock', 'home'],
  'customer.erase': ['orders', 'customers', 'home', 'reviews', 'tickets', 'returns', 'complaints'],
  'personal.reveal': [],
  'backup.made': ['home'],
  'shop.restored': AREAS,
  'demo.create': AREAS,
  undo: AREAS,
} as const satisfies Record<ShopCommand['kind'], readonly Area[]>

const changedBy = (kind: CommandKind): readonly Area[] => (isAreaKind(kind) ? AREA_COMMANDS[kind].areas : CHANGES[kind])

/** Code that the first figures do not wait for. */
const figures = once(() => import('./figures'))
const lists = once(async () => (await import('./listHandlers')).listHandlers(openShop))
const orders = once(async () => (await import('./orderHandlers')).orderHandlers(openShop))
const productFiles = once(async () => (await import('./productFileHandlers')).productFileHandlers(openShop))
const prices = once(async () => (await import('./priceHandlers')).priceHandlers(openShop))
const catalog = once(async () => (await import('./catalogHandlers')).catalogHandlers(openShop))
const listingFlow = once(async () => (await import('./listingFlowHandlers')).listingFlowHandlers(openShop))
const promotions = once(async () => (await import('./promotionHandlers')).promotionHandlers(openShop))
const promotionPlan = once(async () => (await import('./promotionPlanHandlers')).promotionPlanHandlers(openShop))
const promotionReplay = once(async () => (await import('./promotionReplay')).replayHandlers(openShop))
const promotionJudge = once(async () => (await import('./promotionJudge')).judgeHandlers(openShop))
const promotionRoom = once(async () => (await import('./promotionRoom')).roomHandlers(openShop))
const coupons = once(async () => (await import('./couponHandlers')).couponHandlers(openShop))
const members = once(async () => (await import('./memberHandlers')).memberHandlers(openShop))
const desk = once(async () => (await import('./deskHandlers')).deskHandlers(openShop))
const returns = once(async () => (await import('./returnHandlers')).returnHandlers(openShop))
const tickets = once(async () => (await import('./ticketHandlers')).ticketHandlers(openShop))
const ticketPacks = once(async () => (await import('./ticketPackHandlers')).ticketPackHandlers(openShop))
const complaints = once(async () => (await import('./complaintHandlers')).complaintHandlers(openShop))
const quality = once(async () => (await import('./qualityHandlers')).qualityHandlers(openShop))
const views = once(async () => (await import('./viewHandlers')).viewHandlers(openShop))
const listings = once(async () => (await import('./listingHandlers')).listingHandlers(openShop))
const customers = once(async () => (await import('./customerHandlers')).customerHandlers(openShop))
const work = once(async () => (await import('./workHandlers')).workHandlers(openShop))
const home = once(async () => (await import('./homeHandlers')).homeHandlers(openShop))
const imports = once(async () => (await import('./importHandlers')).importHandlers(openShop))
const traffic = once(async () => (await import('./trafficHandlers')).trafficHandlers(openShop))
const demo = once(async () => (await import('./demoHandlers')).demoHandlers(openShop))
const demoOrders = once(async () => (await import('./demoOrders')).demoOrderHandlers(openShop))
const buying = once(async () => (await import('./buyingHandlers')).buyingHandlers(openShop))
const stock = once(async () => (await import('./stockListHandlers')).stockListHandlers(openShop))
const reviews = once(async () => (await import('./reviewHandlers')).reviewHandlers(openShop))
const promotionFiles = once(async () => (await import('./promotionFileHandlers')).promotionFileHandlers(openShop))
const reviewFiles = once(async () => (await import('./reviewFileHandlers')).reviewFileHandlers(openShop))
const handOff = once(async () => (await import('./handOffHandlers')).handOffHandlers(openShop))
const ticketFiles = once(async () => (await import('./ticketFileHandlers')).ticketFileHandlers(openShop))
const health = once(async () => (await import('./healthHandlers')).healthHandlers(openShop))
const reports = once(async () => (await import('./reportHandlers')).reportHandlers(openShop))
const sync = once(async () => (await import('./syncHandlers')).syncHandlers(openShop))
const backup = once(async () => (await import('./backupHandlers')).backupHandlers(openShop))

/** The calls of a group, whose code is loaded at the first of them. */
function late<G extends Partial<Handlers>, N extends keyof G & keyof Handlers>(
  group: () => Promise<G>,
  names: readonly N[],
): Pick<Handlers, N> {
  const calls = names.map((name) => {
    const run = async (args: unknown, context: CallContext) => {
      const handler = (await group())[name] as (args: unknown, context: CallContext) => Promise<unknown>
      return handler(args, context)
    }
    return [name, run]
  })
  return Object.fromEntries(calls) as Pick<Handlers, N>
}

/** Opens it in the place of another. */
function openInstead(id: string, zone: string | undefined, forFigures: boolean): void {
  if (shopId === id) return
  const before = shop
  shopId = id
  shop = OpenShop.open(id, zone, forFigures)
  opened()
  void before?.then((other) => other.close())
}

const handlers: Handlers = {
  async 'shop.begin'({ shop: id, zone }) {
    openInstead(id, zone, true)
  },

  async 'shop.open'({ shop: id, zone, who }) {
    openInstead(id, zone, false)
    const open = await openShop()
    if (who !== undefined) open.who = who
    const { db } = open
    const [settings, version, packs, tickets, files, people, first, whole, connections] = await Promise.all([
      open.settings(),
      open.version(),
      open.packs.rows(),
      db.ticketPacks.toCollection().primaryKeys(),
      open.files.names(),
      db.people.toArray(),
      db.journal.orderBy('seq').first(),
      db.meta.get('demoWhole'),
      db.connection.count(),
    ])
    const live = packs.filter((pack) => pack.live)
    const needed = [...live.map(fileOf), ...tickets]
    const lost = open.packs.lost.size > 0 || needed.some((name) => !files.includes(name))
    const demoArgs = first?.kind === 'demo.create' && 'seed' in first.args ? first.args : undefined
    return {
      settings,
      version,
      storage: open.files.backend,
      lost,
      hasOrders: live.some((pack) => !pack.acts),
      orders: countOrders(packs),
      people,
      ...(demoArgs ? { demo: { args: demoArgs, whole: whole !== undefined } } : {}),
      connected: connections > 0,
    }
  },

  async 'shop.refresh'({ version }) {
    ;(await openShop()).refresh(version)
  },

  async 'shop.storage'() {
    const open = await openShop()
    const { usage = 0, quota = 0 } = await navigator.storage.estimate()
    return { usage, quota, persisted: await navigator.storage.persisted(), backend: open.files.backend }
  },

  async 'shop.delete'({ shop: id, who }) {
    const { findShop, mayDelete } = await import('~/store/findShops')
    // What does not open, or was never there, has no owner to ask.
    const may = await findShop(id, (db) => mayDelete(db, who)).catch(() => true)
    if (may === false) throw new CommerceError('forbidden', 'only an owner may delete a shop')
    if (shopId === id) (await openShop()).close()
    await deleteShop(id)
  },

  async 'shop.find'({ shops }) {
    return (await import('~/store/findShops')).findShops(shops)
  },

  async execute({ command }) {
    const [open, { runCommand }] = await Promise.all([openShop(), import('./runCommand')])
    const outcome = await runCommand(open, command)
    if (!outcome.ok) return outcome
    await (await import('./orderActs')).followActs(open)
    open.changed([...changedBy(command.kind), 'journal'], await open.version())
    const orders = command.kind === 'undo' ? await open.packs.keptOf(command.args.command) : []
    return { ...outcome, kept: [...(outcome.kept ?? []), ...orders.map((key) => ({ key }))] }
  },

  async kpi({ query }, { signal }) {
    const [open, { answerKpi }] = await Promise.all([openShop(), figures()])
    return answerKpi(open, query, signal)
  },

  async range() {
    return (await (await openShop()).loaded()).dataset.range ?? null
  },

  async 'mappings.list'() {
    const rows = await (await openShop()).db.mappings.toArray()
    return rows.map(({ key: _, ...mapping }) => mapping).sort((a, b) => a.name.localeCompare(b.name))
  },

  ...late(lists, ['orders.list', 'orders.facets', 'orders.get', 'orders.export', 'products.list', 'products.get']),
  ...late(orders, ['orders.shippable']),
  ...late(productFiles, [
    'import.products.inspect',
    'import.products.dryRun',
    'import.products.refused',
    'import.products.commit',
    'products.files',
    'products.export',
  ]),
  ...late(prices, ['prices.preview', 'prices.plan', 'prices.scopes', 'prices.history']),
  ...late(catalog, ['catalog.get', 'catalog.tree', 'catalog.kin', 'catalog.taken', 'images.add', 'images.read']),
  ...late(listingFlow, [
    'listings.flow',
    'listings.life',
    'listings.reviews',
    'listings.review',
    'listings.rejections',
    'listings.plans',
    'listings.runDue',
    'listings.sweep',
    'listings.sweepChoices',
    'listings.lint',
    'listings.audit',
    'listings.mendable',
    'listings.cloneCodes',
  ]),
  ...late(listings, ['listings.list', 'listings.join', 'listings.facets', 'listings.pick', 'listings.names']),
  ...late(views, ['views.list']),
  ...late(tickets, [
    'tickets.list',
    'tickets.counts',
    'tickets.facets',
    'tickets.get',
    'tickets.search',
    'tickets.found',
    'tickets.customer',
  ]),
  ...late(ticketPacks, ['tickets.packable', 'tickets.pack']),
  ...late(returns, ['returns.list', 'returns.facets', 'returns.get', 'returns.eligible', 'returns.swaps', 'policies.list']),
  ...late(complaints, ['complaints.list', 'complaints.get', 'complaints.trend', 'complaints.limits', 'complaints.verify']),
  ...late(quality, ['quality.list', 'quality.get', 'quality.cases']),
  ...late(desk, ['desk.get', 'desk.people', 'macros.list', 'desk.runDue']),
  ...late(promotions, ['promotions.list', 'promotions.get']),
  ...late(coupons, [
    'coupons.list',
    'coupons.get',
    'coupons.codes',
    'coupons.uses',
    'coupons.find',
    'coupons.export',
    'coupons.check',
    'coupons.import',
    'coupons.followUp',
  ]),
  ...late(members, [
    'members.program',
    'members.simulate',
    'members.moves',
    'members.apply',
    'members.points',
    'members.sum',
    'members.ledger',
    'members.bookable',
    'members.book',
  ]),
  ...late(promotionPlan, ['promotions.feasibility', 'promotions.history', 'promotions.goods']),
  ...late(promotionReplay, ['promotions.simulate', 'promotions.replayOrders', 'promotions.replayOrder']),
  ...late(promotionRoom, ['promotions.room']),
  ...late(promotionJudge, ['promotions.judgement']),
  ...late(customers, [
    'customers.list',
    'customers.pick',
    'customers.facets',
    'customers.get',
    'customers.export',
    'customers.erase',
    'personal.reveal',
  ]),
  ...late(work, ['journal.list', 'people.list', 'tasks.list', 'comments.list', 'attachments.list', 'attachments.add', 'attachments.read']),
  ...late(home, ['home.list', 'find']),
  ...late(imports, ['import.inspect', 'import.preview', 'import.dryRun', 'import.refused', 'import.commit']),
  ...late(traffic, [
    'import.traffic.inspect',
    'import.traffic.preview',
    'import.traffic.dryRun',
    'import.traffic.refused',
    'import.traffic.commit',
  ]),
  ...late(buying, [
    'suppliers.list',
    'suppliers.get',
    'purchases.list',
    'purchases.facets',
    'purchases.get',
    'purchases.buyable',
    'plan.stock',
    'alerts.list',
  ]),
  ...late(demo, ['demo.create']),
  ...late(demoOrders, ['demo.orders']),
  ...late(stock, [
    'stock.levels',
    'stock.pick',
    'stock.facets',
    'stock.sku',
    'stock.find',
    'stock.suggest',
    'stock.moves',
    'stock.shipped',
    'stock.check',
    'stock.repair',
    'stock.sheet',
    'counts.list',
    'counts.get',
    'counts.scope',
  ]),
  ...late(reviews, ['reviews.list', 'reviews.trend']),
  ...late(promotionFiles, [
    'import.promotions.inspect',
    'import.promotions.dryRun',
    'import.promotions.refused',
    'import.promotions.commit',
  ]),
  ...late(reviewFiles, [
    'import.reviews.inspect',
    'import.reviews.dryRun',
    'import.reviews.refused',
    'import.reviews.commit',
    'reviews.export',
  ]),
  ...late(handOff, ['desk.handOff']),
  ...late(ticketFiles, ['import.tickets.inspect', 'import.tickets.dryRun', 'import.tickets.refused', 'import.tickets.commit']),
  ...late(health, ['health.list', 'health.product', 'health.stale', 'health.watch']),
  ...late(reports, ['report', 'audiences.list']),
  ...late(sync, [
    'sync.check',
    'sync.connect',
    'sync.status',
    'sync.signIn',
    'sync.unlock',
    'sync.now',
    'sync.pause',
    'sync.disconnect',
    'sync.waiting',
    'sync.pending',
    'sync.refused',
    'sync.conflicts',
    'sync.settle',
    'sync.trouble',
    'sync.elsewhere',
  ]),
  ...late(backup, ['backup.make', 'backup.inspect', 'backup.restore']),
}

function isCall(name: string): name is keyof Handlers {
  return Object.hasOwn(handlers, name)
}

/** Runs a call of the protocol by its name. */
export async function answer(name: string, args: unknown, context: CallContext): Promise<unknown> {
  if (!isCall(name)) throw new CommerceError('unsupported', `no call ${name}`)
  // The page and this worker are built from the same protocol, so the arguments of this name are of its type.
  const handler = handlers[name] as (args: unknown, context: CallContext) => Promise<unknown>
  // A call that waits for a round would keep the round waiting.
  const value = await (name.startsWith('sync.') ? handler(args, context) : busyWith(() => handler(args, context)))
  return name === 'kpi' ? packRows(value as KpiResult) : value
}
