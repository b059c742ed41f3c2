/** A unit by its names. Which units exist is no secret among those who refer people to each other (migration 0004). */
export interface Addressee { authorityId: string; authorityName: string; authorityKind: string; unitId: string; unitName: string }
