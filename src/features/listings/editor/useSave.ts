import { useState } from 'react'
import { useNavigate } from 'react-router'
import { editOf, editsBetween, emptyEdit } from '~/domain/editedProduct'
import { mergeProduct } from '~/domain/mergeProduct'
import { refusalText, useCommand } from '~/features/shared/useCommand'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { showToast } from '~/ui/Toast'
import { editorMessages } from './messages'
import { type Edit, readAgain, savable } from './useEdit'

/** How often a save that meets another one is brought up to date before the reader is asked. */
const TRIES = 3

/** Saves the edit as one command. Where somebody else has saved meanwhile, what does not clash is merged; what clashes is left for the reader to choose. */
export function useSave(edit: Edit): { save: () => Promise<void>; busy: boolean } {
  const t = useMessages(editorMessages)
  const run = useCommand()
  const navigate = useNavigate()
  const [busy, setBusy] = useState(false)
  const { key, isNew } = edit

  const attempt = async (now: Edit['saved'], tries: number): Promise<void> => {
    const theirs = now ? editOf(now) : emptyEdit()
    const merged = mergeProduct(edit.saved ? editOf(edit.saved) : emptyEdit(), edit.product, theirs)
    if (merged.clashes.length > 0) return showToast(t('savedMeanwhile'), { tone: 'bad' })
    const { set, saw } = editsBetween(theirs, savable(merged.product))
    const outcome = await run(
      { kind: 'catalog.set', args: { key, set }, ...(now ? { saw } : {}) },
      { quiet: true, done: t(isNew ? 'made' : 'saved', { title: merged.product.title }) },
    )
    if (outcome?.ok) {
      if (now) await readAgain(key)
      edit.discard()
      if (isNew) void navigate(paths.listing({ key }), { replace: true })
    } else if (outcome?.refusal.why === 'changedSince' && tries > 1) await attempt((await readAgain(key)) ?? undefined, tries - 1)
    else if (outcome) showToast(refusalText(outcome.refusal), { tone: 'bad' })
  }

  const save = async () => {
    if (busy || !edit.dirty) return
    setBusy(true)
    try {
      await attempt(edit.saved, TRIES)
    } finally {
      setBusy(false)
    }
  }
  return { save, busy }
}
