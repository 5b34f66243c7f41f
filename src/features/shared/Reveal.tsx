import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { RecordName } from '~/domain/recordRef'
import { useMessages } from '~/lib/i18n'
import { useShop } from '~/session/shop'
import type { PersonalData } from '~/store/lists'
import { Button } from '~/ui/Button'
import { showToast } from '~/ui/Toast'
import { call } from '~/worker/client'
import { personalMessages } from './personalMessages'
import { errorText } from './useCommand'
import { useWhyNot } from './useWhyNot'

export interface Revealed {
  /** What stands behind the masks, for the person who asked; gone with the screen. */
  personal: PersonalData | undefined
  isPending: boolean
  reveal: () => void
}

/** Personal data of a record, once it has been asked for. It is kept in this component alone, and only for the person who asked. */
export function useReveal(on: RecordName): Revealed {
  const t = useMessages(personalMessages)
  const who = useShop((shop) => shop.who)
  const [shown, show] = useState<{ who: string; on: RecordName; personal: PersonalData }>()
  const { mutate, isPending } = useMutation({
    gcTime: 0,
    mutationFn: () => call('personal.reveal', { on, commandId: crypto.randomUUID() }),
    onSuccess: (personal) => (personal ? show({ who, on, personal }) : showToast(t('revealNobody'), { tone: 'bad' })),
    onError: (error) => showToast(errorText(error), { tone: 'bad' }),
  })
  return { personal: shown?.who === who && shown.on === on ? shown.personal : undefined, isPending, reveal: () => mutate() }
}

/** The button that had the focus is gone. */
const takeFocus = (said: HTMLElement | null) => said?.focus({ preventScroll: true })

/** The button that asks for it, or that it was given. */
export function Reveal({ personal, isPending, reveal }: Revealed) {
  const t = useMessages(personalMessages)
  const whyNot = useWhyNot('personal.reveal')
  if (personal)
    return (
      <p ref={takeFocus} tabIndex={-1} role="status" className="zg-second zg-small">
        {t('revealed')}
      </p>
    )
  return (
    <div className="zg-row">
      <Button size="small" loading={isPending} disabledReason={whyNot} onClick={reveal}>
        {t('reveal')}
      </Button>
      {whyNot === undefined && <span className="zg-second zg-small">{t('revealNote')}</span>}
    </div>
  )
}
