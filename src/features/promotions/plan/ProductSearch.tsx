import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useMessages } from '~/lib/i18n'
import { FindBox } from '~/ui/FindBox'
import { showToast } from '~/ui/Toast'
import { choiceQueries } from './choices'
import { planMessages } from './messages'

/** Finds a product, all its SKUs with it. */
export function ProductSearch({ label, onPick }: { label: string; onPick: (key: string) => void }) {
  const t = useMessages(planMessages)
  const [text, setText] = useState('')
  const { data } = useQuery(choiceQueries.products(text))
  return (
    <span className="zg-slot-find">
      <FindBox
        label={label}
        hint={t('productHint')}
        text={text}
        onText={setText}
        found={text.trim() === '' ? [] : (data ?? [])}
        onPick={({ key }) => onPick(key)}
        onUnknown={() => showToast(t('noSuchProduct', { text: text.trim() }), { tone: 'bad' })}
      />
    </span>
  )
}
