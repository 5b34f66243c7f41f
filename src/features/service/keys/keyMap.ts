import { create } from 'zustand'
import { createJSONStorage, persist } from 'zustand/middleware'
import { kept } from '~/lib/keep'
import { useShop } from '~/session/shop'
import { type ChosenKeys, keysOf, type ServiceAction, toChosen, withKey } from './actions'

interface Maps {
  /** By key of the person. */
  byPerson: Readonly<Record<string, ChosenKeys>>
}

function toMaps(found: unknown): Maps {
  const maps = typeof found === 'object' && found !== null && 'byPerson' in found ? found.byPerson : undefined
  if (typeof maps !== 'object' || maps === null) return { byPerson: {} }
  return { byPerson: Object.fromEntries(Object.entries(maps).map(([person, chosen]) => [person, toChosen(chosen)])) }
}

/** The keys that each person has chosen on this device, in localStorage `zhanggui:serviceKeys`. */
const useMaps = create<Maps>()(
  persist((): Maps => ({ byPerson: {} }), {
    name: 'zhanggui:serviceKeys',
    storage: createJSONStorage(() => kept),
    merge: toMaps,
  }),
)

const NONE: ChosenKeys = {}

export function useChosenKeys(): ChosenKeys {
  const who = useShop((shop) => shop.who)
  return useMaps(({ byPerson }) => byPerson[who]) ?? NONE
}

const change = (next: (now: ChosenKeys) => ChosenKeys) => {
  const { who } = useShop.getState()
  useMaps.setState(({ byPerson }) => ({ byPerson: { ...byPerson, [who]: next(byPerson[who] ?? NONE) } }))
}

/** Gives an action its key, for whoever acts. The caller has looked for a conflict. */
export const chooseKey = (action: ServiceAction, key: string): void => change((now) => withKey(now, action, key))

/** As delivered: one action, or all. */
export const resetKeys = (action?: ServiceAction): void =>
  change((now) => {
    if (action === undefined) return NONE
    const { [action]: _, ...rest } = now
    return rest
  })

/** The keys of whoever acts, now. */
export const keysNow = (): Readonly<Record<ServiceAction, string>> => keysOf(useMaps.getState().byPerson[useShop.getState().who] ?? NONE)
