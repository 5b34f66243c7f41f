import type { Command } from '~/domain/command'
import { AREA_COMMANDS, isAreaKind } from '~/domain/commandTraits'
import type { ShopDb } from './db'

/** Whether a command may change what is on hand or promised, so that the levels have to be known before it is decided. */
export async function movesStock(db: Pick<ShopDb, 'journal'>, command: Command): Promise<boolean> {
  if (command.kind !== 'undo') return isAreaKind(command.kind) && AREA_COMMANDS[command.kind].levels === true
  const target = await db.journal.where('id').equals(command.args.command).first()
  return target?.changes.some(({ table }) => table === 'moves' || table === 'holds') ?? false
}
