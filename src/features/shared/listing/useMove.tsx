import { useCallback, useState, type ReactNode } from 'react'
import type { Held } from '~/domain/command'
import type { ListingEvent } from '~/domain/listing'
import type { ReviewReason } from '~/domain/review'
import { loadRuleTexts } from '~/features/shared/ruleText'
import { refusalText, undo, useCommand } from '~/features/shared/useCommand'
import { useMessages } from '~/lib/i18n'
import type { Instant } from '~/lib/zone'
import { showToast } from '~/ui/Toast'
import { HeldSheet } from './HeldSheet'
import { moveMessages } from './moveMessages'

export interface MoveOptions {
  at?: Instant
  reasons?: readonly ReviewReason[]
  note?: string
}

/** Moves products. Resolves to how many followed. */
export type Move = (keys: readonly string[], event: ListingEvent, options?: MoveOptions) => Promise<number>

/** A command that moves products, with its toast and Undo; what is held back is listed in `held`, which the caller draws. */
export function useMove(): { move: Move; held: ReactNode } {
  const t = useMessages(moveMessages)
  const run = useCommand()
  const [shown, setShown] = useState<{ event: ListingEvent; held: Held[]; moved: number }>()
  const move = useCallback<Move>(
    async (keys, event, options = {}) => {
      const outcome = await run({ kind: 'listing.move', args: { keys, event, ...options } }, { quiet: true })
      if (!outcome) return 0
      const held = outcome.held ?? []
      const moved = outcome.ok ? new Set(keys).size - held.length : 0
      if (outcome.ok) showToast(t(`done.${event}`, { count: moved }), { undo: () => void undo(outcome.commandId) })
      else if (held.length === 0) showToast(refusalText(outcome.refusal), { tone: 'bad' })
      if (held.length > 0) {
        await loadRuleTexts()
        setShown({ event, held, moved })
      }
      return moved
    },
    [run, t],
  )
  return { move, held: shown && <HeldSheet {...shown} onClose={() => setShown(undefined)} /> }
}
