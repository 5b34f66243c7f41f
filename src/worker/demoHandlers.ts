import { AREAS } from '~/domain/area'
import { CommerceError } from '~/commerce/errors'
import type { DemoArgs } from '~/domain/command'
import { isEqual } from '~/lib/isEqual'
import { commitSeedOrders, commitSeedRest, seedState } from '~/store/seedShop'
import type { Handlers } from './protocol'
import type { OpenShop } from './shop'

type Calls = Pick<Handlers, 'demo.create'>

/** The page draws its first figures in this time; on two cores all the rest would slow it down. */
const FIGURES_FIRST_MS = 1000

/** Makes a demo shop: its orders first, so that figures stand, then all the rest. Cut short, it goes on where it was. */
export function demoHandlers(openShop: () => Promise<OpenShop>): Calls {
  return {
    async 'demo.create'({ commandId, args }, { signal, progress }) {
      const open = await openShop()
      const { db, files, packs } = open
      const state = await seedState(db)
      if (state.at === 'whole') return
      if (state.at === 'taken' || (state.at === 'orders' && !isEqual(state.command.args, args)))
        throw new CommerceError('conflict', 'a demo shop is made of an empty shop')

      progress({ stage: 'orders', share: 0 })
      const { seedShop } = await import('~mocks/seed/seedShop')
      const seed = seedShop(args)
      const orders = seed.orders((share) => progress({ stage: 'orders', share }))
      if (state.at === 'empty') await commitOrders(open, { commandId, args }, orders)
      progress({ stage: 'orders', share: 1 })

      await new Promise((resolve) => setTimeout(resolve, FIGURES_FIRST_MS))
      signal.throwIfAborted()
      const rest = seed.rest((stage, share) => progress({ stage, share }))
      const version = await commitSeedRest(db, files, packs, rest, Date.now())
      open.changed([...AREAS], version)
      progress({ stage: 'traffic', share: 1 })
    },
  }
}

async function commitOrders(
  open: OpenShop,
  { commandId, args }: { commandId: string; args: DemoArgs },
  orders: Parameters<typeof commitSeedOrders>[4],
): Promise<void> {
  const done = await commitSeedOrders(open.db, open.packs, { id: commandId, kind: 'demo.create', args }, open.author(), orders)
  if (!done.ok) {
    if (done.refusal.why === 'noRoom') throw new CommerceError('full', `${done.refusal.need} bytes are needed`)
    // Another tab was first: if it makes the same shop, this one goes on with it.
    const state = await seedState(open.db)
    if (!('command' in state) || !isEqual(state.command.args, args))
      throw new CommerceError('conflict', 'a demo shop is made of an empty shop')
  }
  open.changed([...AREAS], await open.version())
}
