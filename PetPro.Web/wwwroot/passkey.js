// Lets a form be answered with a passkey: asks the server what to ask, asks the browser, and posts what it answers.
// Where the browser knows no passkeys the form stays hidden; everything else on the page works without it.

const ceremonies = {
    create: (options) => navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) }),
    get: (options) => navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) }),
};

async function ask(form) {
    const ceremony = form.dataset.passkey;
    const asked = await fetch(`/account/passkeys/${ceremony}`, { method: "POST", body: new FormData(form) });
    if (!asked.ok) {
        throw new Error(`The server answered ${asked.status}`);
    }

    const credential = await ceremonies[ceremony](await asked.json());
    form.elements.credential.value = JSON.stringify(credential.toJSON());
}

async function submit(event) {
    const form = event.target;
    if (form.elements.credential.value) {
        return;
    }

    event.preventDefault();
    const failed = form.querySelector("[data-passkey-failed]");
    failed.hidden = true;
    try {
        await ask(form);
        form.submit();
    } catch {
        // Cancelled, timed out, or no passkey there: the person can try again or sign in otherwise.
        failed.hidden = false;
    }
}

if (window.PublicKeyCredential?.parseRequestOptionsFromJSON) {
    for (const form of document.querySelectorAll("form[data-passkey]")) {
        form.addEventListener("submit", submit);
        form.hidden = false;
    }
}
