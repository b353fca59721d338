"""What cannot be run here is read: by its own checkers where this machine has them, else by what must hold between the files."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from streamlit import config

from tests.support.nginx import DEPLOY, configuration

ROOT = DEPLOY.parent
NAME = {"app.kubernetes.io/name": "kursk-ledger"}


def checked(program: str, *arguments: str, path: Path | None = None) -> subprocess.CompletedProcess[str]:
    found = shutil.which(program, path=f"{Path(sys.executable).parent}:{os.environ['PATH']}")
    assert found, f"{program} is not on this machine: `make test-deploy` brings it; systemd-analyze comes with systemd"
    return subprocess.run([found, *arguments], cwd=path or ROOT, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def manifests() -> dict[str, dict]:
    files = sorted((DEPLOY / "kubernetes").glob("*.yaml"))
    return {each["kind"]: each for path in files for each in yaml.safe_load_all(path.read_text(encoding="utf-8"))}


def test_what_is_tried_with_other_ports_is_the_configuration_itself():
    assert configuration({1: 8501, 2: 8502}, "listen 127.0.0.1:8080;") == (DEPLOY / "nginx.conf").read_text(
        encoding="utf-8"
    )
    three = configuration({1: 8501, 2: 8502, 3: 8503}, "listen 127.0.0.1:8080;")
    assert (
        "ledger_2 64k; server 127.0.0.1:8502 max_fails=0; server 127.0.0.1:8501 max_fails=0 backup; server 127.0.0.1:8503 max_fails=0 backup; }"
        in three
    )


def test_systemd_reads_the_unit(tmp_path):
    text = (
        (DEPLOY / "kursk-ledger@.service")
        .read_text(encoding="utf-8")
        .replace("/opt/kursk-ledger/.venv/bin/streamlit", sys.executable)
    )
    unit = tmp_path / "kursk-ledger@8501.service"
    unit.write_text(text.replace("/opt/kursk-ledger", str(tmp_path)), encoding="utf-8")
    done = checked("systemd-analyze", "verify", "--man=no", str(unit))
    assert (done.returncode, done.stderr) == (0, "")
    exposed = checked("systemd-analyze", "security", "--offline=true", "--threshold=20", str(unit))
    assert exposed.returncode == 0, exposed.stdout[-300:]


def test_the_containerfile_is_clean():
    done = checked("hadolint", str(DEPLOY / "Containerfile"))
    assert done.returncode == 0, done.stdout


def test_the_container_gets_every_file_that_the_dashboard_runs_on():
    text = (DEPLOY / "Containerfile").read_text(encoding="utf-8")
    copied = set(re.findall(r"^COPY (\S+) \S+$", text, re.MULTILINE))
    given = (DEPLOY / "Containerfile.dockerignore").read_text(encoding="utf-8")
    assert copied == set(re.findall(r"^!(\S+)$", given, re.MULTILINE))
    assert copied == {"requirements.txt", "dashboard.py", ".streamlit", "data", "pages", "ledger"}
    assert all((ROOT / name).exists() for name in copied)
    assert "USER 10001:10001" in text


def test_compose_reads_its_file():
    done = checked("docker-compose", "-f", str(DEPLOY / "compose.yaml"), "config")
    assert done.stderr == ""
    assert set(yaml.safe_load(done.stdout)["services"]) == {"process_1", "process_2", "proxy"}


def test_compose_starts_what_nginx_expects_and_opens_nothing_else():
    compose = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
    proxy = compose["services"].pop("proxy")
    processes = compose["services"].values()
    command = proxy["command"][2].partition(" > ")[0].replace("/ledger.conf", "nginx.conf")
    nginx = subprocess.run(["sh", "-c", command], cwd=DEPLOY, capture_output=True, text=True, check=True).stdout
    addresses = {
        f"{each['networks']['inside']['ipv4_address']}:{each['environment']['STREAMLIT_SERVER_PORT']}"
        for each in processes
    }
    assert addresses == set(re.findall(r"server (\d[\d.]+:\d+)", nginx))
    assert re.findall(r"(?m)^ +listen (.*);", nginx) == ["8080 default_server", "8080"]
    assert proxy["ports"] == ["127.0.0.1:8080:8080"]
    assert compose["networks"]["inside"]["internal"]
    for each in processes:
        assert set(each["networks"]) == {"inside"}
        assert "ports" not in each
        assert each["environment"]["FORWARDED_ALLOW_IPS"] == proxy["networks"]["inside"]["ipv4_address"]


def test_the_manifests_have_the_form_that_kubernetes_wants():
    done = checked("kubernetes-validate", "--strict", *map(str, sorted((DEPLOY / "kubernetes").glob("*.yaml"))))
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_manifests_refer_to_each_other(manifests):
    assert set(manifests) == {
        "Deployment",
        "Service",
        "Ingress",
        "HorizontalPodAutoscaler",
        "PodDisruptionBudget",
        "NetworkPolicy",
    }
    assert {each["metadata"]["name"] for each in manifests.values()} == {"kursk-ledger"}
    deployment = manifests["Deployment"]["spec"]
    selectors = [
        deployment["selector"]["matchLabels"],
        deployment["template"]["metadata"]["labels"],
        manifests["Service"]["spec"]["selector"],
    ]
    selectors += [
        manifests["PodDisruptionBudget"]["spec"]["selector"]["matchLabels"],
        manifests["NetworkPolicy"]["spec"]["podSelector"]["matchLabels"],
    ]
    assert all(each == NAME for each in selectors)
    port = deployment["template"]["spec"]["containers"][0]["ports"][0]["name"]
    service, backend = (
        manifests["Service"]["spec"]["ports"][0],
        manifests["Ingress"]["spec"]["rules"][0]["http"]["paths"][0]["backend"]["service"],
    )
    assert service["targetPort"] == port
    assert backend == {"name": "kursk-ledger", "port": {"name": service["name"]}}
    assert manifests["HorizontalPodAutoscaler"]["spec"]["scaleTargetRef"] == {
        "apiVersion": "apps/v1",
        "kind": "Deployment",
        "name": "kursk-ledger",
    }


def test_the_pods_are_closed_in_and_visitors_stay(manifests):
    pod = manifests["Deployment"]["spec"]["template"]["spec"]
    container = pod["containers"][0]
    assert pod["securityContext"]["runAsNonRoot"]
    assert container["securityContext"] == {
        "allowPrivilegeEscalation": False,
        "readOnlyRootFilesystem": True,
        "capabilities": {"drop": ["ALL"]},
    }
    assert container["readinessProbe"]["httpGet"]["path"] == "/health/ready"
    assert container["livenessProbe"]["httpGet"]["path"] == "/_stcore/health"
    assert set(container["resources"]) == {"requests", "limits"}
    assert (
        manifests["Service"]["metadata"]["annotations"]["traefik.ingress.kubernetes.io/service.sticky.cookie"] == "true"
    )
    assert manifests["Ingress"]["spec"]["ingressClassName"] == "traefik"
    assert manifests["HorizontalPodAutoscaler"]["spec"]["minReplicas"] >= 2
    assert manifests["NetworkPolicy"]["spec"]["egress"] == []


def test_the_frameworks_settings_in_the_table_exist():
    table = (DEPLOY / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"^\| `(STREAMLIT_\w+)`", table, re.MULTILINE))
    assert named
    assert named <= {option.env_var for option in config._config_options_template.values()}


def test_a_process_may_hold_more_visitors_than_one_address_may_open():
    unit, nginx = ((DEPLOY / name).read_text(encoding="utf-8") for name in ("kursk-ledger@.service", "nginx.conf"))
    files, connections = (
        int(re.search(pattern, text)[1])
        for pattern, text in ((r"(?m)^LimitNOFILE=(\d+)$", unit), (r"limit_conn ledger_connections (\d+);", nginx))
    )
    # Four files an open visitor, three more for two minutes after each that left (measured).
    assert files >= 7 * 1000
    assert connections < files / 4 / 10
    assert "limit_conn_zone $binary_remote_addr zone=ledger_connections:" in nginx
    assert re.search(r"proxy_next_upstream error timeout http_503;", nginx)
