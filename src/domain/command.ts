import type { Day, Instant } from '~/lib/zone'
import type { Audience } from './audience'
import type { Calendar } from './calendar'
import type { CatalogRule } from './catalogCommand'
import type { AreaCommand } from './commandTraits'
import type { CountRule } from './countCommand'
import type { CouponRule } from './couponCommand'
import type { Goal } from './goal'
import type { ImportRules, PresetId } from './importPlan'
import type { BulkRule } from './listingBulk'
import type { ListingRule } from './listingCommand'
import type { MemberRule } from './memberCommand'
import type { Person, Role } from './person'
import type { Cannot, SyncArea } from './platform'
import type { PromotionRule } from './promotionCommand'
import type { PurchaseRule } from './purchaseCommand'
import type { RecordName } from './recordRef'
import type { PriceRefusal } from './priceCommand'
import type { MatchKey, ProductFilePreset } from './productFile/fields'
import type { ReviewRule } from './reviewCommand'
import type { RfmSegment, RfmTies } from './rfm'
import type { StockRule } from './stockCommand'
import type { TrafficKind } from './traffic'
import type { TicketRule } from './ticketCommand'
import type { OrderRule } from './orderCommand'
import type { ReturnRule } from './returnCommand'
import type { ComplaintRule } from './complaintCommand'
import type { QualityRule } from './qualityCommand'
import type { ViewRule } from './viewCommand'
import type { Attachment, Comment, Task } from './work'

/** Settings of one shop. A change of zone cuts every day anew; the currency is fixed once orders are in. */
export interface ShopSettings {
  name: string
  /** IANA zone in which days, weeks and months are cut. */
  zone: string
  currency: string
  /** Absent: DEFAULT_CALENDAR. */
  calendar?: Calendar
  /** The shop's own RFM segments; absent: RFM_SEGMENTS. */
  rfm?: readonly RfmSegment[]
  /** How equal buyers are scored; absent: equal. */
  rfmTies?: RfmTies
}

/** A product as orders name it, plus what the operator has set. Keyed by its exact SKU code. */
export interface ProductEdit {
  title?: string
  category?: string
  note?: string
}

export interface SavedMapping {
  id: string
  name: string
  preset: PresetId
  header: string[]
  columns: Record<string, number>
  rules: ImportRules
}

/** What the operator has noted of a customer. */
export interface CustomerEdit {
  note?: string
  tags?: string[]
  /** Member tier, as the seller calls it: VIP, 金卡. */
  tier?: string
}

/** Every write. Plain data; `saw` holds the versions it was decided on. */
export type Command = AreaCommand | ShopCommand

/** Writes that are no area's own. */
export type ShopCommand =
  | { id: string; kind: 'shop.set'; args: Partial<ShopSettings> }
  | { id: string; kind: 'order.note'; args: { number: string; note: string }; saw?: { note: string } }
  | { id: string; kind: 'product.edit'; args: { sku: string; set: ProductEdit }; saw?: ProductEdit }
  | { id: string; kind: 'mapping.save'; args: SavedMapping }
  | { id: string; kind: 'mapping.delete'; args: { id: string } }
  | {
      id: string
      kind: 'orders.import'
      args: {
        fileName: string
        bytes: number
        rules: ImportRules
        added: number
        changed: number
        unchanged: number
        refusedRows: number
        lines: number
      }
    }
  /** An import that broke off after it was started; nothing of it is kept. `why`: a FileRefusal's or a CommerceError's kind. */
  | { id: string; kind: 'import.failed'; args: { fileName: string; bytes: number; why: string } }
  | { id: string; kind: 'person.set'; args: { key: string; set: Partial<Person> }; saw?: Partial<Person> }
  | { id: string; kind: 'task.set'; args: { key: string; set: Partial<Task> }; saw?: Partial<Task> }
  | { id: string; kind: 'comment.add'; args: { key: string; set: Comment } }
  | { id: string; kind: 'comment.remove'; args: { key: string } }
  /** The file was written before, by `attachments.write`. */
  | { id: string; kind: 'attachment.add'; args: { key: string; set: Attachment } }
  | { id: string; kind: 'attachment.remove'; args: { key: string } }
  | { id: string; kind: 'home.snooze'; args: { item: string; until: Instant; reason?: string } }
  | { id: string; kind: 'home.wake'; args: { item: string } }
  /** `also`: other customers that the same is set for. */
  | { id: string; kind: 'customer.edit'; args: { customer: string; also?: string[]; set: CustomerEdit }; saw?: CustomerEdit }
  /** Takes a person's data out of every order, ticket and journal line; the figures stay. Cannot be undone. */
  | { id: string; kind: 'customer.erase'; args: { customer: string; orders: number } }
  /** Personal data was looked at by somebody for whom it is masked. */
  | { id: string; kind: 'personal.reveal'; args: { on: RecordName } }
  | { id: string; kind: 'backup.made'; args: { fileName: string; bytes: number } }
  | { id: string; kind: 'shop.restored'; args: { fileName: string; bytes: number; takenAt: Instant } }
  | { id: string; kind: 'demo.create'; args: DemoArgs }
  /** `parts`: goals that it is cut into, in the same step; those of their keys give way. */
  | { id: string; kind: 'goal.set'; args: { key: string; set: Partial<Omit<Goal, 'key'>>; parts?: readonly Goal[] }; saw?: Partial<Goal> }
  /** `parts`: keys of goals below it, which go with it. */
  | { id: string; kind: 'goal.remove'; args: { key: string; parts?: readonly string[] } }
  | { id: string; kind: 'audience.set'; args: { key: string; set: Partial<Audience> }; saw?: Partial<Audience> }
  | { id: string; kind: 'audience.remove'; args: { key: string } }
  /** Visits, day rows of traffic, or advertising, of days [from, to); rows of those days and channels that were there before give way. The file is written first. */
  | {
      id: string
      kind: 'traffic.import'
      args: { fileName: string; bytes: number; of: TrafficKind; rows: number; from: Day; to: Day }
    }
  /** A file of products; what it holds is committed with it (store/importProducts.ts). Rows are of the file, added and changed are products. */
  | {
      id: string
      kind: 'catalog.import'
      args: {
        fileName: string
        bytes: number
        preset: ProductFilePreset
        match: MatchKey
        rows: number
        added: number
        changed: number
        refused: number
      }
    }
  | { id: string; kind: 'undo'; args: { command: string } }
export type CommandKind = Command['kind']

/** All that a demo shop is made of: the same arguments make the same shop. */
export interface DemoArgs {
  seed: number
  language: 'zh-CN' | 'en'
  /** The moment that the shop's 24 months end at. */
  now: Instant
}

/** What is wrong with a field. */
export type Invalid =
  | 'zone'
  | 'currency'
  | 'name'
  | 'tooLong'
  | 'currencyFixed'
  | 'personName'
  | 'nameTaken'
  | 'taskTitle'
  | 'emptyComment'
  | 'fileName'
  | 'emptyFile'
  | 'fileTooLarge'
  | 'calendar'
  | 'rfm'
  | 'goalCovers'
  | 'goalTarget'
  | 'goalWindow'
  | 'audienceName'
  | 'audienceRule'

/** A rule of an area that a command would break; `facts` of its sentence stand in the rule's comment. */
export type Rule =
  | CatalogRule
  | ListingRule
  | StockRule
  | CountRule
  | PriceRefusal
  | PurchaseRule
  | BulkRule
  | ViewRule
  | ReviewRule
  | PromotionRule
  | CouponRule
  | MemberRule
  | TicketRule
  | OrderRule
  | ReturnRule
  | ComplaintRule
  | QualityRule

/** Why a command was not carried out; a value, not an exception. */
export type Refusal =
  | { why: 'notFound'; what: string }
  | { why: 'invalid'; field: string; message: Invalid }
  | { why: 'rule'; rule: Rule; facts?: Record<string, string | number> }
  /** A later change would be lost: these fields (or orders) are not what the command left them at. */
  | { why: 'changedSince'; fields: { key: string; field: string; now: string }[] }
  | { why: 'alreadyUndone' }
  /** The role may not do this. */
  | { why: 'forbidden'; role: Role }
  /** A shop needs an owner who is active. */
  | { why: 'lastOwner' }
  | { why: 'expired' }
  /** What the command wrote was taken out of the journal since, as when a customer is erased. */
  | { why: 'nothingLeft' }
  /** The shop itself was made by it. */
  | { why: 'wholeShop' }
  /** The platform that the shop is connected to keeps this, and does not take it from us. */
  | { why: 'platform'; area: SyncArea; cannot: Cannot }

/** What an undo has left as it is, because it was changed since: a field of a record, or a whole order. */
export interface Kept {
  key: string
  field?: string
}

/** A record that a command of many has left as it is, and why. */
export interface Held {
  key: string
  title: string
  whys: { rule: Rule; facts?: Record<string, string | number> }[]
}

export type Outcome = { ok: true; commandId: string; kept?: Kept[]; held?: Held[] } | { ok: false; refusal: Refusal; held?: Held[] }

export interface JournalEntry {
  seq: number
  id: string
  kind: CommandKind
  args: Command['args']
  who: string
  at: number
  /** Field-level before and after of rows it touched, at most 100 shown. */
  changes: { table: string; key: string; field: string; before: string; after: string }[]
  /** How many there are in all. */
  changed: number
  /** Records that it is about; at most 20 of many. */
  touches: RecordName[]
  /** What the row is called whose key says nothing to a reader: a task's title, a file's or a person's name. */
  subject?: string
  /** Products that it changed: how many, and what those of the shown changes are called now, by key. */
  products?: { count: number; titles: Record<string, string> }
  undoneBy?: string
  undoes?: string
  /** The entry that `undoes` names. */
  undone?: JournalEntry
  undoable: boolean
}
