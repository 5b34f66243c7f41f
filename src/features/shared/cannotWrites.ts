import type { SyncArea } from '~/commerce/adapter'
import type { CommandKind } from '~/domain/command'
import type { ComplaintCommand } from '~/domain/complaintCommand'
import type { OrderCommand } from '~/domain/orderCommand'
import type { QualityCommand } from '~/domain/qualityCommand'
import type { ReturnCommand } from '~/domain/returnCommand'
import type { TicketCommand } from '~/domain/ticketCommand'

/** What a command sets of records that a platform may keep. Without fields it makes records or takes them away. */
export interface Write {
  area: SyncArea
  /** As in `Change`, less the code of a SKU: `title`, `sku:price`. */
  fields?: readonly string[]
  /** They are the platform's wherever the area is: one that does not know them does not take them. */
  owned?: true
}

const TEXTS = ['title', 'description', 'tags', 'options', 'attributes', 'seo', 'brand'] as const
const SKU = 'values barcode price compareAt cost floor weight safetyStock reorderPoint supply'.split(' ').map((field) => `sku:${field}`)
const PRODUCT: Write = { area: 'products', fields: [...TEXTS, 'category', 'supplier', 'images', 'pictures', 'handle', ...SKU] }
const PRODUCTS: Write = { area: 'products' }
const STATE: Write = { area: 'products', fields: ['state'] }
const UNITS: Write = { area: 'stock', fields: ['onHand'] }
const CATEGORY: Write = { area: 'categories', fields: ['name', 'parent', 'order', 'attributes'] }
const PLACE: Write = { area: 'locations', fields: ['name', 'order', 'aside', 'allowsNegative', 'closed'] }
const ACTS: Write = { area: 'orders', fields: ['acts'], owned: true }
const CUSTOMER: Write = { area: 'customers', fields: ['note', 'tags', 'tier'] }

type ServiceCommand = TicketCommand | OrderCommand | ReturnCommand | ComplaintCommand | QualityCommand

/** Of every kind of command what a platform has to agree to; nothing: it belongs to the shop. */
export const WRITES = {
  'catalog.set': [PRODUCT],
  'catalog.remove': [PRODUCTS],
  'catalog.bulk': [{ area: 'products', fields: ['tags', 'brand', 'category', 'supplier'] }],
  'catalog.import': [PRODUCT],
  'category.set': [CATEGORY],
  'category.move': [{ area: 'categories', fields: ['parent', 'order'] }],
  'category.remove': [{ area: 'categories' }],
  'listing.move': [STATE],
  'listing.run': [STATE],
  'listing.checklist': [],
  'listing.clone': [PRODUCTS],
  'listing.mend': [{ area: 'products', fields: TEXTS }],
  'listing.packs': [],
  'listing.accept': [],
  'listing.allow': [],
  'listing.unaccept': [],
  'prices.set': [{ area: 'products', fields: ['sku:price', 'sku:compareAt'] }],
  'rival.add': [],
  'rival.remove': [],
  'location.set': [PLACE],
  'stock.move': [UNITS],
  'stock.ship': [UNITS],
  'stock.hold': [],
  'stock.release': [],
  'stock.repair': [],
  'count.start': [],
  'count.enter': [],
  'count.submit': [],
  'count.reopen': [],
  'count.post': [UNITS],
  'count.cancel': [],
  'supplier.set': [],
  'supplier.remove': [],
  'purchase.set': [],
  'purchase.propose': [],
  'purchase.move': [],
  'purchase.receive': [UNITS],
  'view.set': [],
  'view.remove': [],
  'review.import': [],
  'review.reply': [],
  'review.remove': [],
  'promotion.set': [],
  'promotion.remove': [],
  'promotion.move': [],
  'promotion.change': [],
  'promotion.shift': [],
  'promotion.judge': [],
  'promotion.import': [],
  'coupon.make': [],
  'coupon.set': [],
  'coupon.stop': [],
  'coupon.import': [],
  'coupon.give': [],
  'coupon.redeem': [],
  'coupon.unredeem': [],
  'member.program': [],
  'member.tiers': [{ area: 'customers', fields: ['tier'] }],
  'points.book': [],
  'points.move': [],
  'sync.taken': [],
  'sync.settled': [],
  'shop.set': [],
  'order.note': [{ area: 'orders', fields: ['note'] }],
  'order.ship': [ACTS],
  'order.track': [ACTS],
  'order.deliver': [ACTS],
  'order.cancel': [ACTS],
  'order.refund': [ACTS],
  'order.address': [ACTS],
  'product.edit': [],
  'mapping.save': [],
  'mapping.delete': [],
  'orders.import': [],
  'import.failed': [],
  'person.set': [],
  'task.set': [],
  'comment.add': [],
  'comment.remove': [],
  'attachment.add': [],
  'attachment.remove': [],
  'home.snooze': [],
  'home.wake': [],
  'customer.edit': [CUSTOMER],
  'customer.erase': [],
  'personal.reveal': [],
  'backup.made': [],
  'shop.restored': [],
  'demo.create': [],
  'goal.set': [],
  'goal.remove': [],
  'audience.set': [],
  'audience.remove': [],
  'traffic.import': [],
  undo: [],
  // Money goes back, and points and coupons with it.
  'return.inspect': [UNITS],
  'return.settle': [ACTS],
} satisfies Record<Exclude<CommandKind, ServiceCommand['kind']>, readonly Write[]> &
  Partial<Record<ServiceCommand['kind'], readonly Write[]>>
