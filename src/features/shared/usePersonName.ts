import { FIRST_PERSON } from '~/domain/person'
import { translate, useMessages } from '~/lib/i18n'
import { useShop } from '~/session/shop'
import { peopleMessages } from './peopleMessages'

const t = translate(peopleMessages)

/** The name that stands where a person's key does. The first owner is "Owner" until they have a name. */
export function personName(key: string): string {
  const known = useShop.getState().people.find((person) => person.key === key)
  return known?.name || (key === FIRST_PERSON ? t('owner') : t('someone'))
}

/** The same in a screen, which is drawn again when people or language change. */
export function usePersonName(): (key: string) => string {
  useMessages(peopleMessages)
  useShop((shop) => shop.people)
  return personName
}
