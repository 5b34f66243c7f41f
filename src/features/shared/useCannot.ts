import { useEffect } from 'react'
import { create } from 'zustand'
import type { CommandKind } from '~/domain/command'
import { useSync } from '~/session/sync'
import type { cannotText, whyCannot, WritesOf } from './cannot'

interface Rules {
  cannotText: typeof cannotText
  whyCannot: typeof whyCannot
}

/** What platforms cannot and its words: a shop that is not connected never loads them. */
const useRules = create<{ rules?: Rules }>()(() => ({}))

export async function loadCannot(): Promise<Rules> {
  const rules = useRules.getState().rules ?? (await import('./cannot'))
  useRules.setState({ rules })
  return rules
}

/** What is there of them; undefined before loadCannot has come back. */
export const loadedCannot = (): Rules | undefined => useRules.getState().rules

/** Why the platform of this shop does not take a command; undefined where it does, and in a shop that is not connected. */
export function useCannot(): ((kind: CommandKind, of?: WritesOf) => string | undefined) | undefined {
  const sync = useSync()
  const rules = useRules((now) => now.rules)
  const connected = sync !== null
  useEffect(() => {
    if (connected) void loadCannot()
  }, [connected])
  return sync && rules ? (kind, of) => rules.whyCannot(sync.can, sync.shop.name, kind, of) : undefined
}
