/** Attributes that name what an element is; any other may carry a value of the case. */
export const namingAttribute = /^(data-[a-z][\w.:-]*|itemprop|formcontrolname|ng-model|col-id|aria-label)$/;
