import type { Settling } from '~/commerce/connection'
import { CommerceError } from '~/commerce/errors'
import type { Area } from '~/domain/area'
import { AREA_COMMANDS } from '~/domain/commandTraits'
import { API } from '~/store/outbox'
import { decideRefused } from '~/sync/refused'
import { settleConflict } from '~/sync/settle'
import type { SyncDoor } from './connecting'
import { knowingLevels, shopStore } from './shopStore'

/** What a decision about a command, or about a field, may change. */
const DECIDED: readonly Area[] = [...AREA_COMMANDS['sync.settled'].areas, 'journal']

/** Sends a refused command again, or gives it up. */
export async function decideCommand({ open, world }: SyncDoor, seq: number, act: 'again' | 'giveUp'): Promise<void> {
  const row = await open.db.connection.get(API)
  if (!row) return
  if (await decideRefused(shopStore(open, world.now), row.can, seq, act)) open.changed([...DECIDED], await open.version())
}

/** Decides a conflict; false: it is there no more. */
export async function decideConflict({ open }: SyncDoor, key: string, settling: Settling): Promise<boolean> {
  const outcome = await knowingLevels(open, () => settleConflict(open.db, key, settling, open.author(), () => crypto.randomUUID()))
  if (!outcome) return false
  if (!outcome.ok) throw new CommerceError('invalid', `the decision is refused: ${JSON.stringify(outcome.refusal)}`)
  open.changed([...DECIDED], await open.version())
  return true
}
