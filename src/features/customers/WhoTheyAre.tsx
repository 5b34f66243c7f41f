import type { RecordName } from '~/domain/recordRef'
import { useMessages } from '~/lib/i18n'
import type { CustomerDetail } from '~/store/lists'
import { Facts } from '~/ui/Facts'
import { Reveal, useReveal } from '~/features/shared/Reveal'
import { customerMessages } from './messages'

/** Name and contact, masked by role until asked for. */
export function WhoTheyAre({ on, detail: { row, personal: seen, masked, erased } }: { on: RecordName; detail: CustomerDetail }) {
  const t = useMessages(customerMessages)
  const revealed = useReveal(on)
  if (erased) return <p className="zg-warning">{t('erasedNote')}</p>
  const { key, name, email, phone } = revealed.personal ?? seen
  return (
    <section className="zg-stack-tight" aria-label={t('who')}>
      <Facts
        facts={{
          [t('name')]: name,
          [t('buyerKey')]: key,
          [t('phone')]: phone,
          [t('email')]: email,
          [t('region')]: row.region,
          [t('channel')]: row.channel,
        }}
      />
      {!email && !phone && <p className="zg-second zg-small">{t('noContact')}</p>}
      {masked && <Reveal {...revealed} />}
    </section>
  )
}
