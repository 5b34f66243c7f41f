import type { ConnectionChecked } from '~/commerce/connection'
import { faultMessages } from '~/features/shared/faultMessages'
import { useMessages } from '~/lib/i18n'
import { Status } from '~/ui/Status'
import { checkTexts } from './checkLines'
import { checkMessages } from './checkMessages'

/** Line by line what works, what is missing and why, and what that means for the day's work. Nothing is saved yet. */
export function CheckPage({ checked }: { checked: Extract<ConnectionChecked, { ok: true }> }) {
  const t = useMessages(checkMessages)
  useMessages(faultMessages)
  const lines = checkTexts(checked, t)
  const all = lines.every(({ tone }) => tone === 'good')
  return (
    <section className="zg-stack-tight" aria-label={t('title')} data-check={all ? 'all' : 'some'}>
      <h2>{t('title')}</h2>
      <p role="status">{t(all ? 'summaryAll' : 'summarySome')}</p>
      <table className="zg-api-check">
        <thead>
          <tr>
            <th scope="col">{t('what')}</th>
            <th scope="col">{t('state')}</th>
            <th scope="col">{t('means')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ of, tone, word, means }) => (
            <tr key={of} data-line={of}>
              <th scope="row">{t(of)}</th>
              <td>
                <Status tone={tone} word={word} />
              </td>
              <td>
                {means.map((text) => (
                  <p key={text}>{text}</p>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
