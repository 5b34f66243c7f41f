import type { BuyerReviewRow } from '~/domain/buyerReview'
import type { Checklist } from '~/domain/checklist'
import type { Command, CustomerEdit, ShopSettings } from '~/domain/command'
import type { CouponBatch, Redemption } from '~/domain/coupon'
import type { Complaint } from '~/domain/complaint'
import type { Desk, Macro } from '~/domain/desk'
import type { Goal } from '~/domain/goal'
import type { ListingPlan } from '~/domain/listing'
import { pagesOf, type PointsLine, type Program } from '~/domain/member'
import type { PersonRow } from '~/domain/person'
import type { Category, Product, Supplier } from '~/domain/product'
import type { Supply } from '~/domain/purchase'
import type { QualityCase } from '~/domain/quality'
import type { ReturnCase, ReturnPolicy } from '~/domain/returns'
import type { Promotion } from '~/domain/promotion/promotion'
import type { VerdictRow } from '~/domain/review'
import type { Location, Purchase } from '~/domain/stock'
import type { MessageRow, Ticket } from '~/domain/ticket'
import type { CommentRow, TaskRow } from '~/domain/work'
import type { OrderTable } from '~/segments/orderTable'
import { type ColumnsOf, writeColumnFile } from './columnFiles'
import { forgetCodes } from './codeOwners'
import type { ColumnFileKind, ColumnFileRow, ShopDb } from './db'
import type { Author } from './journal'
import type { PackFiles } from './files'
import { type CommitRefusal, type Packs, stateOf } from './packs'

/** What a shop starts with: its settings and its orders. */
export interface SeedOrders {
  settings: ShopSettings
  table: OrderTable
}

/** Everything else of a demo shop. */
export interface SeedRest {
  people: PersonRow[]
  categories: Category[]
  suppliers: Supplier[]
  catalog: Product[]
  plans: (ListingPlan & { key: string })[]
  checklists: (Checklist & { key: string })[]
  verdicts: VerdictRow[]
  purchases: Purchase[]
  locations: Location[]
  supplies: Supply[]
  promotions: Promotion[]
  couponBatches: CouponBatch[]
  redemptions: Redemption[]
  program: Program[]
  points: PointsLine[]
  desk: Desk[]
  macros: Macro[]
  tickets: Ticket[]
  messages: MessageRow[]
  reviews: BuyerReviewRow[]
  returns: ReturnCase[]
  returnPolicies: ReturnPolicy[]
  complaints: Complaint[]
  qualityCases: QualityCase[]
  goals: Goal[]
  tasks: TaskRow[]
  comments: CommentRow[]
  customers: (CustomerEdit & { key: string })[]
  columns: { [K in ColumnFileKind]: ColumnsOf<K> }
}

export type DemoCommand = Extract<Command, { kind: 'demo.create' }>

/** How far a demo shop has come. `taken`: there are other commits in it, so no demo shop can be made of it. */
export type SeedState = { at: 'empty' | 'taken' } | { at: 'orders' | 'whole'; command: DemoCommand }

export async function seedState(db: ShopDb): Promise<SeedState> {
  return db.transaction('r', [db.journal, db.meta, db.packs], async () => {
    const first = await db.journal.orderBy('seq').first()
    if (!first) return { at: (await db.packs.count()) === 0 ? 'empty' : 'taken' }
    if (first.kind !== 'demo.create' || !('seed' in first.args)) return { at: 'taken' }
    const command: DemoCommand = { id: first.id, kind: 'demo.create', args: first.args }
    return { at: (await db.meta.get('demoWhole')) ? 'whole' : 'orders', command }
  })
}

/**
 * First commit: settings, orders, and the line of the journal. From here on figures stand. The same command twice counts once; where another tab was
 * first, it is `stale`.
 */
export async function commitSeedOrders(
  db: ShopDb,
  packs: Packs,
  command: DemoCommand,
  author: Author,
  { settings, table }: SeedOrders,
): Promise<{ ok: true } | { ok: false; refusal: CommitRefusal }> {
  // Without an order they mean nothing, so they need no transaction with them.
  await db.settings.put({ key: 'shop', ...settings })
  return packs.commit(table, [], stateOf([]), command, author)
}

/**
 * Second commit: files of columns first, then all rows in one transaction. Done again, or by two tabs at once, it counts once. Returns the version, of
 * which tabs are to hear.
 */
export async function commitSeedRest(db: ShopDb, files: PackFiles, packs: Packs, rest: SeedRest, at: number): Promise<number> {
  return packs.withLock(async () => {
    if (await db.meta.get('demoWhole')) return versionOf(db)
    const columnFiles = await writeColumnFiles(files, rest.columns, at)
    const { people, categories, suppliers, catalog, purchases, promotions, tickets, goals, tasks, comments, customers, meta } = db
    const tables = [people, categories, suppliers, catalog, purchases, promotions, tickets, goals, tasks, comments, customers, meta]
    await db.transaction(
      'rw',
      [
        ...tables,
        db.messages,
        db.desk,
        db.macros,
        db.returns,
        db.returnPolicies,
        db.complaints,
        db.qualityCases,
        db.couponBatches,
        db.redemptions,
        db.program,
        db.points,
        db.plans,
        db.checklists,
        db.verdicts,
        db.supplies,
        db.reviews,
        db.locations,
        db.columnFiles,
        db.derived,
      ],
      async () => {
        // Without Web Locks another tab may have been faster.
        if (await meta.get('demoWhole')) return
        await Promise.all([
          db.columnFiles.bulkPut(columnFiles),
          categories.bulkPut(rest.categories),
          suppliers.bulkPut(rest.suppliers),
          catalog.bulkPut(rest.catalog),
          db.plans.bulkPut(rest.plans),
          db.checklists.bulkPut(rest.checklists),
          db.verdicts.bulkPut(rest.verdicts),
          purchases.bulkPut(rest.purchases),
          db.supplies.bulkPut(rest.supplies),
          db.locations.bulkPut(rest.locations),
          promotions.bulkPut(rest.promotions),
          db.couponBatches.bulkPut(rest.couponBatches),
          db.redemptions.bulkPut(rest.redemptions),
          db.program.bulkPut(rest.program),
          db.points.bulkPut(pagesOf('demo', rest.points)),
          tickets.bulkPut(rest.tickets),
          db.messages.bulkPut(rest.messages),
          db.desk.bulkPut(rest.desk),
          db.macros.bulkPut(rest.macros),
          db.returns.bulkPut(rest.returns),
          db.returnPolicies.bulkPut(rest.returnPolicies),
          db.complaints.bulkPut(rest.complaints),
          db.qualityCases.bulkPut(rest.qualityCases),
          db.reviews.bulkPut(rest.reviews),
          goals.bulkPut(rest.goals),
        ])
        await Promise.all([forgetCodes(db), addMissing(db, rest)])
        await meta.put({ key: 'demoWhole', value: 1 })
        await meta.put({ key: 'version', value: (await versionOf(db)) + 1 })
      },
    )
    return versionOf(db)
  })
}

/** What the user may have written in the meantime stays as it is. */
async function addMissing({ people, tasks, comments, customers }: ShopDb, rest: SeedRest): Promise<void> {
  const known = new Set(await people.toCollection().primaryKeys())
  await people.bulkAdd(rest.people.filter(({ key }) => !known.has(key)))
  await tasks.bulkAdd(rest.tasks)
  await comments.bulkAdd(rest.comments)
  const noted = new Set(await customers.toCollection().primaryKeys())
  await customers.bulkAdd(rest.customers.filter(({ key }) => !noted.has(key)))
}

async function writeColumnFiles(files: PackFiles, columns: SeedRest['columns'], at: number): Promise<ColumnFileRow[]> {
  const write = <K extends ColumnFileKind>(kind: K, table: ColumnsOf<K>) => writeColumnFile(files, kind, table, { key: `demo-${kind}`, at })
  // One after the other: together they would need the memory of all.
  return [
    await write('movements', columns.movements),
    await write('sessions', columns.sessions),
    await write('steps', columns.steps),
    await write('trafficDays', columns.trafficDays),
    await write('adSpend', columns.adSpend),
  ]
}

const versionOf = async (db: ShopDb): Promise<number> => (await db.meta.get('version'))?.value ?? 0
