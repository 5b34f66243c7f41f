import { expect } from 'vitest'
import { sightOf } from '~/domain/customer'
import type { HomeFinding, HomeKind, HomeViewer } from '~/domain/homeItem'
import type { Order } from '~/domain/order'
import { readCatalog } from '~/store/catalog'
import type { ShopDb } from '~/store/db'
import { execute } from '~/store/execute'
import { ListingAudit } from '~/store/listingAudit'
import { sumLevels } from '~/store/stockLevels'
import { stepsIn } from '~/worker/stockSteps'
import { aTable } from './builders'
import { movementsOf } from './stock'
import { readJournalFacts } from '~/store/home/journalFacts'
import { findHome } from '~/store/home/sources'

const HOUR = 3_600_000
/** When somebody looks. */
export const NOW = Date.UTC(2026, 10, 22, 9)

/** What the shop has besides its rows, and who looks. */
interface Shop {
  orders?: Order[]
  moves?: { sku: string; quantity: number }[]
  viewer?: Partial<HomeViewer>
}

/** What Home finds of a kind in a shop of these rows. */
export async function findingsIn(db: ShopDb, kind: HomeKind, { orders = [], moves = [], viewer }: Shop = {}): Promise<HomeFinding[]> {
  const tables = [{ table: aTable(orders) }]
  const found = await findHome({
    db,
    viewer: { who: 'owner', role: 'owner', now: NOW, soon: NOW + 15 * HOUR, ...viewer },
    sight: sightOf(viewer?.role ?? 'owner'),
    currency: 'GBP',
    edits: new Map(),
    lists: async () => ({
      tables,
      catalog: await readCatalog(db),
      levels: sumLevels(moves.length ? [movementsOf(moves)] : [], tables, await db.purchases.toArray()),
    }),
    journal: () => readJournalFacts(db),
    spikes: async () => [],
    wrongTexts: async () => {
      const audit = new ListingAudit(db)
      await audit.follow(new AbortController().signal, () => undefined)
      return audit.onSaleWithErrors()
    },
    steps: async (skus) => stepsIn(moves.length ? [movementsOf(moves)] : [], tables, skus),
  })
  return found.filter((finding) => finding.kind === kind)
}

/** Carries a command of the owner out. */
export const runIn = async (db: ShopDb, command: Parameters<typeof execute>[2], at = NOW): Promise<void> =>
  expect(await execute(db, { name: '', zone: 'UTC', currency: 'GBP' }, command, { who: 'owner', at })).toMatchObject({ ok: true })
