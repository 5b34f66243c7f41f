import { useState } from 'react'
import { REFUSAL_WHYS, type RefusalWhy, type ReturnCase } from '~/domain/returns'
import { returnWords } from '~/features/shared/returnWords'
import { useCommand } from '~/features/shared/useCommand'
import { useOnePress } from '~/features/shared/useOnePress'
import { useMessages } from '~/lib/i18n'
import { Button } from '~/ui/Button'
import { Sheet } from '~/ui/Sheet'
import { caseMessages } from './caseMessages'

/** Within the answer English reasons begin small. */
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** Why it is refused, and what the buyer is told; the words begin as a draft that follows the reason. */
export function RefuseSheet({ now, onClose }: { now: ReturnCase; onClose: () => void }) {
  const t = useMessages(caseMessages)
  const words = useMessages(returnWords)
  const run = useCommand()
  const [why, setWhy] = useState<RefusalWhy>(now.verdict.ok ? 'condition' : 'policy')
  const [typed, setTyped] = useState<string>()
  const text = typed ?? t('refuseDraft', { why: t(`refusal.${why}`), kind: words(`kind.${now.kind}`) })
  const refuse = useOnePress(async () => {
    const { key } = now
    const said = t('saidRefuse', { key, text })
    const outcome = await run(
      { kind: 'return.refuse', args: { key, why, text, said } },
      { done: t('saidRefuse', { key, text: t(`refusal.${why}`) }) },
    )
    if (outcome?.ok) onClose()
    return outcome?.ok ?? false
  })
  return (
    <Sheet title={t('refuseTitle', { key: now.key })} onClose={onClose}>
      <form
        className="zg-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (text.trim()) void refuse()
        }}
      >
        <label>
          <span>{t('refuseWhy')}</span>
          <select
            className="zg-input"
            value={why}
            onChange={({ target }) => setWhy(REFUSAL_WHYS.find((each) => each === target.value) ?? 'other')}
          >
            {REFUSAL_WHYS.map((each) => (
              <option key={each} value={each}>
                {capital(t(`refusal.${each}`))}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{t('refuseText')}</span>
          <textarea className="zg-input zg-return-text" rows={4} value={text} onChange={({ target }) => setTyped(target.value)} />
        </label>
        <div className="zg-row">
          <Button type="primary" htmlType="submit" disabledReason={text.trim() === '' ? t('noRefuseText') : undefined}>
            {t('refuse')}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}
