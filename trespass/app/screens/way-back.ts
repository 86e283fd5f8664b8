// lint eslint(no-restricted-globals)
export const back = () => history.back();
