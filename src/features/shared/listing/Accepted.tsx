import { type AcceptanceRow, isWord } from '~/domain/compliance/acceptance'
import { useCommand } from '~/features/shared/useCommand'
import { usePersonName } from '~/features/shared/usePersonName'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { Button } from '~/ui/Button'
import { useFormat } from '~/ui/UiContext'
import { lifeMessages } from './lifeMessages'
import { shortened } from './shortened'

/** Who has accepted a finding, when and why; one press has it checked again. */
export function Accepted({ of }: { of: AcceptanceRow }) {
  const t = useMessages(lifeMessages)
  const format = useFormat()
  const nameOf = usePersonName()
  const run = useCommand()
  const whyNot = useWhyNot(isWord(of) ? 'listing.allow' : 'listing.unaccept')
  const { by, at, reason, certificate = '', note } = of
  const grounds = t(`said.${reason}`, { certificate })
  const said = { who: nameOf(by), time: format.time(at), why: note ? `${grounds} · ${note}` : grounds }
  const what = isWord(of) ? of.word : of.found
  const text = shortened(what)
  const take = () => void run({ kind: 'listing.unaccept', args: { keys: [of.key], what } }, { done: t('checkedAgain', { text }) })
  return (
    <div className="zg-row">
      <span className="zg-second zg-small zg-num">
        {isWord(of) ? t('acceptedWord', { ...said, word: of.word }) : t('acceptedBy', said)}
      </span>
      <Button size="small" type="text" disabledReason={whyNot} aria-label={t('checkAgainOf', { text })} onClick={take}>
        {t('checkAgain')}
      </Button>
    </div>
  )
}
