import type { SyncStatus } from '~/commerce/connection'
import { CommerceError } from '~/commerce/errors'
import type { Area } from '~/domain/area'
import { AREA_COMMANDS } from '~/domain/commandTraits'
import { sightOf } from '~/domain/customer'
import { mayRun } from '~/domain/person'
import { API } from '~/store/outbox'
import { pendingKeys } from '~/store/pendingKeys'
import { decideRefused } from '~/sync/refused'
import { settleConflict } from '~/sync/settle'
import { checkConnection, connect, disconnect, pause, signIn, type SyncDoor, unlock } from './connecting'
import { demoTrouble } from './demoTrouble'
import type { Handlers } from './protocol'
import type { OpenShop } from './shop'
import { knowingLevels, shopStore } from './shopStore'
import { conflictsOf, waitingCommands } from './syncLists'
import { SyncStart } from './syncStart'
import { syncStatus } from './syncStatus'
import { type SyncWorld, theWorld } from './syncWorld'

/** What a decision about a command, or about a field, may change. */
const DECIDED: readonly Area[] = [...AREA_COMMANDS['sync.settled'].areas, 'journal']

type Calls = Pick<Handlers, Extract<keyof Handlers, `sync.${string}`>>

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
    'sync.check': async ({ details }, { signal }) => checkConnection(await doorOf(), details, signal),
    async 'sync.connect'({ details, keep }, { signal }) {
      const door = await ofOwner()
      await connect(door, details, keep, signal)
      const connected = await status(door)
      if (!connected) throw new CommerceError('unavailable', 'the connection was taken away at once')
      return connected
    },
    async 'sync.status'({ token }) {
      const door = await doorOf()
      await door.start.later(token)
      return status(door)
    },
    'sync.signIn': async ({ token, keep }, { signal }) => signIn(await ofOwner(), token, keep, signal),
    'sync.unlock': async ({ passphrase }) => unlock(await doorOf(), passphrase),
    async 'sync.now'() {
      const door = await doorOf()
      if (await status(door)) await (await door.start.runner()).now()
      return status(door)
    },
    'sync.pause': async ({ paused }) => pause(await ofOwner(), paused),
    'sync.disconnect': async () => disconnect(await ofOwner()),
    async 'sync.waiting'() {
      const door = await doorOf()
      return waitingCommands(door.open.db, await sight(door))
    },
    'sync.pending': async ({ area }) => pendingKeys((await openShop()).db, area),
    async 'sync.conflicts'({ settled = false }) {
      const door = await doorOf()
      return conflictsOf(door.open.db, settled, await sight(door))
    },
    async 'sync.refused'({ seq, act }) {
      const {
        open,
        world: { now },
      } = await ofEditor()
      const row = await open.db.connection.get(API)
      if (!row) return
      if (await decideRefused(shopStore(open, now), row.can, seq, act)) open.changed([...DECIDED], await open.version())
    },
    async 'sync.settle'({ key, settling }) {
      const { open } = await ofEditor()
      const outcome = await knowingLevels(open, () => settleConflict(open.db, key, settling, open.author(), () => crypto.randomUUID()))
      if (!outcome) return false
      if (!outcome.ok) throw new CommerceError('invalid', `the decision is refused: ${JSON.stringify(outcome.refusal)}`)
      open.changed([...DECIDED], await open.version())
      return true
    },
    ...demo,
    async 'sync.trouble'(args, context) {
      const trouble = await demo['sync.trouble'](args, context)
      // As when a network is there again.
      if (args.change && !trouble.cut && trouble.fault === null) (await (await doorOf()).start.runner()).lookAll()
      return trouble
    },
  }
}
