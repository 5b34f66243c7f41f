import { Segmented } from 'antd'
import { useMessages, type Language } from '~/lib/i18n'
import { setPreference, useLanguage, usePreferences, type Preferences } from '~/session/preferences'
import { settingsMessages } from './messages'

/** Language, look, density and the colours of up and down; at once, and for this device only. */
export function PreferencesForm() {
  const t = useMessages(settingsMessages)
  const language = useLanguage()
  const { theme, density, up } = usePreferences()
  return (
    <section className="zg-form">
      <h2>{t('you')}</h2>
      <p className="zg-second">{t('youHint')}</p>
      <Choose<Language>
        label={t('language')}
        value={language}
        options={[
          { value: 'zh-CN', label: t('chinese') },
          { value: 'en', label: t('english') },
        ]}
        onChange={(value) => setPreference({ language: value })}
      />
      <Choose<Preferences['theme']>
        label={t('theme')}
        value={theme}
        options={(['system', 'light', 'dark'] as const).map((value) => ({ value, label: t(value) }))}
        onChange={(value) => setPreference({ theme: value })}
      />
      <Choose<Preferences['density']>
        label={t('density')}
        value={density}
        options={(['compact', 'normal', 'roomy'] as const).map((value) => ({ value, label: t(value) }))}
        onChange={(value) => setPreference({ density: value })}
      />
      <Choose<'red' | 'green'>
        label={t('up')}
        hint={t('upHint')}
        value={up ?? (language === 'zh-CN' ? 'red' : 'green')}
        options={[
          { value: 'red', label: t('redUp') },
          { value: 'green', label: t('greenUp') },
        ]}
        onChange={(value) => setPreference({ up: value })}
      />
    </section>
  )
}

interface ChooseProps<T> {
  label: string
  hint?: string
  value: T
  options: { value: T; label: string }[]
  onChange: (value: T) => void
}

function Choose<T extends string>({ label, hint, value, options, onChange }: ChooseProps<T>) {
  return (
    <div className="zg-choose">
      <span>{label}</span>
      <Segmented<T> aria-label={label} value={value} options={options} onChange={onChange} />
      {hint !== undefined && <span className="zg-second zg-small">{hint}</span>}
    </div>
  )
}
