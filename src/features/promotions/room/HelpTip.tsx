import { HelpBox } from '~/features/shared/HelpBox'
import { useMessages } from '~/lib/i18n'
import { roomMessages } from './messages'

/** The "?" of a figure: what it is made of, in words. */
export function HelpTip({ about, text }: { about: string; text: string }) {
  const t = useMessages(roomMessages)
  return (
    <HelpBox about={about} label={t('meaning', { name: about })}>
      {() => <p className="zg-small">{text}</p>}
    </HelpBox>
  )
}
