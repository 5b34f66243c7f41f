import { FIRST_PERSON } from '~/domain/person'
import { PLATFORM } from '~/domain/platform'
import { translate, useMessages } from '~/lib/i18n'
import { useShop } from '~/session/shop'
import { peopleMessages } from './peopleMessages'

const t = translate(peopleMessages)

/** The name that stands where a person's key does. The first owner is "Owner" until they have a name; a platform acts under a name of its own. */
export function personName(key: string): string {
  const known = useShop.getState().people.find((person) => person.key === key)
  return known?.name || t(key === FIRST_PERSON ? 'owner' : key === PLATFORM ? 'platform' : 'someone')
}

/** The same in a screen, which is drawn again when people or language change. */
export function usePersonName(): (key: string) => string {
  useMessages(peopleMessages)
  useShop((shop) => shop.people)
  return personName
}
