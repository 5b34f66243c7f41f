import { sightOf } from '~/domain/customer'
import { homeFor, type HomeViewer } from '~/domain/homeItem'
import { type Zone, zoneOf } from '~/lib/zone'
import { findRecords } from '~/store/findRecords'
import { type JournalFacts, readJournalFacts } from '~/store/home/journalFacts'
import { findHome } from '~/store/home/sources'
import type { Handlers } from './protocol'
import type { OpenShop } from './shop'
import { customersOf } from './shopCustomers'
import { listsOf } from './shopLists'
import { stepsOf } from './stockSteps'

type Calls = Pick<Handlers, 'home.list' | 'find'>

/** Something due within so long presses even where the shop's day ends before. */
const SOON_MS = 4 * 3_600_000

const JOURNALS = new WeakMap<OpenShop, Promise<JournalFacts>>()

/** What Home needs of the journal; each entry is read once. */
function journalOf(open: OpenShop): Promise<JournalFacts> {
  const before = JOURNALS.get(open)
  const next = (async () => readJournalFacts(open.db, await before?.catch(() => undefined)))()
  JOURNALS.set(open, next)
  return next
}

export function homeHandlers(openShop: () => Promise<OpenShop>): Calls {
  return {
    async 'home.list'({ now }) {
      const open = await openShop()
      const [{ settings, edits, version }, role, snoozes] = await Promise.all([open.state(), open.role(), open.db.snoozes.toArray()])
      const viewer: HomeViewer = { who: open.who, role, now, soon: soonOf(zoneOf(settings.zone), now) }
      const findings = await findHome({
        db: open.db,
        viewer,
        sight: sightOf(role),
        currency: settings.currency,
        edits,
        lists: async () => {
          const { tables, catalog, stock } = await listsOf(open)
          return { tables, catalog: await catalog(), levels: (await stock()).levels }
        },
        journal: () => journalOf(open),
        steps: (skus) => stepsOf(open, skus),
        // Rates are counted by code that Home does not need else.
        spikes: async () => (await import('./qualitySpikes')).spikedGoods(open, now),
        // Rules of the text check come with the question.
        wrongTexts: async () => (await import('./shopAudit')).wrongTextsOf(open),
      })
      return { ...homeFor(findings, snoozes, viewer), version }
    },

    async find({ text }) {
      const open = await openShop()
      const [{ tables, products, state }, customers, role] = await Promise.all([listsOf(open), customersOf(open), open.role()])
      return findRecords(text, { tables, products: await products(), customers, zone: zoneOf(state.settings.zone), sight: sightOf(role) })
    },
  }
}

/** The end of the shop's day. */
function soonOf(zone: Zone, now: number): number {
  return Math.max(zone.startOfDay(zone.dayOf(now) + 1), now + SOON_MS)
}
