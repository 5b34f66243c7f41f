import type { SyncStatus } from '~/commerce/connection'
import { CommerceError } from '~/commerce/errors'
import { sightOf } from '~/domain/customer'
import { mayRun } from '~/domain/person'
import { pendingKeys } from '~/store/pendingKeys'
import type { SyncDoor } from './connecting'
import { demoTrouble } from './demoTrouble'
import type { Handlers } from './protocol'
import { once } from './once'
import type { OpenShop } from './shop'
import { SyncStart } from './syncStart'
import { syncStatus } from './syncStatus'
import { type SyncWorld, theWorld } from './syncWorld'

type Calls = Pick<Handlers, Extract<keyof Handlers, `sync.${string}`>>

/** Code that a status does not wait for. */
const connecting = once(() => import('./connecting'))
const deciding = once(() => import('./deciding'))
const lists = once(() => import('./syncLists'))

export function syncHandlers(openShop: () => Promise<OpenShop>, world: SyncWorld = theWorld): Calls {
  const starts = new WeakMap<OpenShop, SyncStart>()
  const doorOf = async (): Promise<SyncDoor> => {
    const open = await openShop()
    let start = starts.get(open)
    if (!start) starts.set(open, (start = new SyncStart(open, world)))
    return { open, world, start }
  }
  const status = async ({ open, start }: SyncDoor): Promise<SyncStatus | null> => (await syncStatus(open.db, await start.live())) ?? null
  const ofOwner = async (): Promise<SyncDoor> => {
    const door = await doorOf()
    if (!mayRun(await door.open.role(), 'shop.set')) throw new CommerceError('forbidden', 'the role may not change the connection')
    return door
  }
  const ofEditor = async (): Promise<SyncDoor> => {
    const door = await doorOf()
    if (!mayRun(await door.open.role(), 'sync.settled')) throw new CommerceError('forbidden', 'the role may not decide what waits')
    return door
  }
  const sight = async ({ open }: SyncDoor) => sightOf(await open.role())
  const demo = demoTrouble(openShop)
  return {
    'sync.check': async ({ details }, { signal }) => (await connecting()).checkConnection(await doorOf(), details, signal),
    async 'sync.connect'({ details, keep }, { signal }) {
      const door = await ofOwner()
      await (await connecting()).connect(door, details, keep, signal)
      const connected = await status(door)
      if (!connected) throw new CommerceError('unavailable', 'the connection was taken away at once')
      return connected
    },
    async 'sync.status'({ token }) {
      const door = await doorOf()
      await door.start.later(token)
      return status(door)
    },
    'sync.signIn': async ({ token, keep }, { signal }) => (await connecting()).signIn(await ofOwner(), token, keep, signal),
    'sync.unlock': async ({ passphrase }) => (await connecting()).unlock(await doorOf(), passphrase),
    async 'sync.now'() {
      const door = await doorOf()
      if (await status(door)) await (await door.start.runner()).now()
      return status(door)
    },
    'sync.pause': async ({ paused }) => (await connecting()).pause(await ofOwner(), paused),
    'sync.disconnect': async () => (await connecting()).disconnect(await ofOwner()),
    async 'sync.waiting'() {
      const door = await doorOf()
      return (await lists()).waitingCommands(door.open.db, await sight(door))
    },
    'sync.pending': async ({ area }) => pendingKeys((await openShop()).db, area),
    async 'sync.conflicts'({ settled = false }) {
      const door = await doorOf()
      return (await lists()).conflictsOf(door.open.db, settled, await sight(door))
    },
    'sync.refused': async ({ seq, act }) => (await deciding()).decideCommand(await ofEditor(), seq, act),
    'sync.settle': async ({ key, settling }) => (await deciding()).decideConflict(await ofEditor(), key, settling),
    ...demo,
    async 'sync.trouble'(args, context) {
      const trouble = await demo['sync.trouble'](args, context)
      // As when a network is there again.
      if (args.change && !trouble.cut && trouble.fault === null) (await (await doorOf()).start.runner()).lookAll()
      return trouble
    },
  }
}
