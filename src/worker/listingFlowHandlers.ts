import { codesByRule } from '~/domain/cloneProduct'
import { rejectionsOf } from '~/domain/review'
import { execute } from '~/store/execute'
import { readFlow, readLife, readReview, readReviews } from '~/store/listingFlow'
import { type DueRun, readDue, readPlans, readRan, readSweep, readSweepChoices, type RunDone } from '~/store/listingPlans'
import { ownersOf } from '~/store/codeOwners'
import { shopLint } from '~/store/shopLint'
import type { ListingFlowCalls } from './listingFlowCalls'
import { defaultSettings, type OpenShop } from './shop'
import { auditOf } from './shopAudit'

const LATELY = 20

/** The life of listings: board, reviews, calendar, sweep and audit. */
export function listingFlowHandlers(openShop: () => Promise<OpenShop>): ListingFlowCalls {
  return {
    'listings.flow': async ({ query }) => readFlow((await openShop()).db, query, Date.now()),

    async 'listings.life'({ key }) {
      const open = await openShop()
      return readLife(open.db, key, { who: open.who, role: await open.role(), now: Date.now() })
    },

    'listings.reviews': async () => readReviews((await openShop()).db),
    'listings.review': async ({ key }) => readReview((await openShop()).db, key),

    async 'listings.rejections'({ from, to }) {
      const verdicts = await (await openShop()).db.verdicts.where('at').between(from, to).toArray()
      return rejectionsOf(verdicts, { from, to })
    },

    async 'listings.plans'() {
      const { db } = await openShop()
      const [plans, ran] = await Promise.all([readPlans(db), readRan(db, LATELY)])
      return { plans, ran }
    },

    async 'listings.runDue'() {
      const open = await openShop()
      // One tab at a time; without Web Locks the command itself counts once.
      if (!('locks' in navigator)) return runDue(open)
      return navigator.locks.request(`shop:${open.id}:plans`, { ifAvailable: true }, async (lock) => (lock ? runDue(open) : []))
    },

    'listings.sweep': async ({ query }) => readSweep((await openShop()).db, query),
    'listings.sweepChoices': async () => readSweepChoices((await openShop()).db),
    'listings.lint': async () => {
      const { packs, medical, accepted } = await shopLint((await openShop()).db)
      return { packs, medical: [...medical], accepted }
    },

    async 'listings.audit'({ query }, { signal, progress }) {
      const of = auditOf(await openShop())
      await of.follow(signal, progress)
      return of.page(query)
    },

    async 'listings.mendable'({ rule, states }, { signal }) {
      const of = auditOf(await openShop())
      await of.follow(signal, () => undefined)
      return of.mendable(rule, states)
    },

    async 'listings.cloneCodes'({ from, rule }) {
      const { db } = await openShop()
      const product = await db.catalog.get(from)
      if (!product) return null
      const codes = product.skus.map(({ code }) => code)
      // Tried until none is taken: each round asks for all of them at once.
      const taken = new Set<string>()
      for (;;) {
        const made = codesByRule(codes, rule, (code) => taken.has(code))
        const owners = await ownersOf(db, made)
        const found = made.filter((code) => owners.has(code))
        if (found.length === 0) return { title: product.title, codes: made }
        for (const code of found) taken.add(code)
      }
    },
  }
}

async function runDue(open: OpenShop): Promise<RunDone[]> {
  const now = Date.now()
  const done: RunDone[] = []
  for (const run of await readDue(open.db, now)) done.push(await runOne(open, run, now))
  return done.filter(({ count, held }) => count + held.length > 0)
}

/** In the name of the person who has planned it. */
async function runOne(open: OpenShop, { event, at, keys, by }: DueRun, now: number): Promise<RunDone> {
  const id = crypto.randomUUID()
  const author = { who: by ?? open.who, at: now }
  const outcome = await execute(open.db, defaultSettings(), { id, kind: 'listing.run', args: { keys, event, at } }, author)
  const held = outcome.held ?? []
  if (!outcome.ok) return { event, at, ranAt: now, count: 0, held }
  open.changed(['listings', 'products', 'home', 'journal'], await open.version())
  return { event, at, ranAt: now, commandId: id, count: keys.length - held.length, held }
}
