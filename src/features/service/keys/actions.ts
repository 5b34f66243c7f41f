/** What single keys do at the service desk, in the order of the cheat sheet, each with its key where nobody has chosen another. */
export const SERVICE_KEYS = {
  down: 'j',
  up: 'k',
  open: 'o',
  back: 'u',
  next: 'e',
  take: 'f',
  reply: 'r',
  note: 'n',
  macro: 'm',
  solve: 's',
  copy: 'y',
  assign: 'a',
  claim: 'i',
  priority: 'p',
  tag: 't',
  select: 'x',
  selectTo: 'shift+x',
  search: '/',
  views: 'v',
  customer: 'b',
  newTicket: 'c',
} as const satisfies Record<string, string>

export type ServiceAction = keyof typeof SERVICE_KEYS

const isAction = (name: string): name is ServiceAction => name in SERVICE_KEYS
export const SERVICE_ACTIONS: readonly ServiceAction[] = Object.keys(SERVICE_KEYS).filter(isAction)

/** Keys of the app that no action of ours may take: `g` begins a pair, `?` opens the sheet of keys. */
export const APP_KEYS: readonly string[] = ['g', '?']

/** The keys that somebody has chosen. */
export type ChosenKeys = Readonly<Partial<Record<ServiceAction, string>>>

export const keysOf = (chosen: ChosenKeys): Readonly<Record<ServiceAction, string>> => ({ ...SERVICE_KEYS, ...chosen })

/** Why a key cannot be given to an action: the app has it, or another action. */
export type KeyConflict = { with: 'app' } | { with: ServiceAction }

export function conflictOf(chosen: ChosenKeys, action: ServiceAction, key: string): KeyConflict | undefined {
  if (APP_KEYS.includes(key)) return { with: 'app' }
  const keys = keysOf(chosen)
  const other = SERVICE_ACTIONS.find((each) => each !== action && keys[each] === key)
  return other && { with: other }
}

/** As chosen, with one more; what is as delivered is not kept. */
export function withKey(chosen: ChosenKeys, action: ServiceAction, key: string): ChosenKeys {
  const { [action]: _, ...rest } = chosen
  return key === SERVICE_KEYS[action] ? rest : { ...rest, [action]: key }
}

/** What was kept, as far as it is still a map of keys without conflicts. */
export function toChosen(found: unknown): ChosenKeys {
  if (typeof found !== 'object' || found === null) return {}
  let chosen: ChosenKeys = {}
  for (const [action, key] of Object.entries(found)) {
    if (isAction(action) && typeof key === 'string' && !conflictOf(chosen, action, key)) chosen = withKey(chosen, action, key)
  }
  return chosen
}
