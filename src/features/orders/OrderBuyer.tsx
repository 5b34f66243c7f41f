import { Link } from 'react-router'
import { isErased } from '~/domain/customer'
import { nameOfRecord } from '~/domain/recordRef'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import type { OrderDetail } from '~/store/lists'
import { Facts } from '~/ui/Facts'
import { sharedMessages } from '~/features/shared/messages'
import { personalMessages } from '~/features/shared/personalMessages'
import { Reveal, useReveal } from '~/features/shared/Reveal'
import { drawerMessages } from './drawerMessages'

/** Who bought, masked by role until asked for, and what their file noted. */
export function OrderBuyer({ detail: { order, masked, customer } }: { detail: OrderDetail }) {
  const t = useMessages(drawerMessages)
  const shared = useMessages(sharedMessages)
  const personal = useMessages(personalMessages)
  const revealed = useReveal(nameOfRecord({ kind: 'order', key: order.number }))
  const { key, name, email, phone } = revealed.personal ?? order.buyer
  const contact = [phone, email].filter(Boolean).join(' · ')
  const who = isErased(key) ? personal('erased') : [...new Set([name, key])].filter(Boolean).join(' · ')
  return (
    <section className="zg-stack-tight">
      <h3>{t('buyer')}</h3>
      <Facts
        facts={{
          [t('buyer')]: customer ? (
            <Link to={paths.customer({ customer })}>{who}</Link>
          ) : (
            [name, shared('unknownBuyer')].filter(Boolean).join(' · ')
          ),
          [t('contact')]: contact || (isErased(key) ? '' : <span className="zg-second">{t('noContact')}</span>),
          [t('fileNote')]: revealed.personal?.note ?? order.note,
        }}
      />
      {masked && <Reveal {...revealed} />}
    </section>
  )
}
